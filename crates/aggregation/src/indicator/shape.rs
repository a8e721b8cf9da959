//! Whether the cells of an indicator go together.

use questionnaire::diagnostic::Diagnostics;

use super::{Indicator, Measure, Subject, only_records};

/// Reports cells that the measure does not use, and those that it lacks.
pub(super) fn check(indicator: &Indicator, faults: &mut Diagnostics) {
    unused(indicator, faults);
    percent(indicator, faults);
    if indicator.limit.is_some() && indicator.by.is_none() && indicator.measure != Measure::Choices
    {
        let hint = "say in `by` what is ranked, or leave `limit` empty";
        fault(
            indicator,
            faults,
            "missing-by",
            "limit",
            "`limit` keeps ranks, and nothing is ranked",
            hint,
        );
    }
}

fn unused(indicator: &Indicator, faults: &mut Diagnostics) {
    let counts = counts_offices(indicator);
    let measure = indicator.measure;
    let list = matches!(measure, Measure::Names | Measure::Choices | Measure::Value);
    let kept = matches!(indicator.subject, Subject::Record(_));
    let used = [
        ("where", indicator.condition.is_some(), counts),
        ("base", indicator.base.is_some(), counts),
        ("of", indicator.of.is_some(), may_have_of(measure)),
        ("by", indicator.by.is_some(), may_have_by(indicator) && !kept && !measure.is_derived()),
        (
            "show",
            indicator.percent,
            !list && measure != Measure::Growth && measure != Measure::Points,
        ),
    ];
    for (column, said, used) in used {
        if said && !used {
            let message = format!("`{}` does not use `{column}`", describe(indicator));
            fault(indicator, faults, "cell-not-used", column, &message, "leave the cell empty");
        }
    }
}

fn describe(indicator: &Indicator) -> String {
    let measure = indicator.measure.name();
    if !counts_offices(indicator) && indicator.measure.is_numeric() {
        return format!("{measure} of record tables");
    }
    measure.to_owned()
}

/// Whether offices are counted.
fn counts_offices(indicator: &Indicator) -> bool {
    match &indicator.subject {
        Subject::Offices | Subject::Countries => true,
        Subject::Expression(value) => {
            indicator.measure != Measure::Record && !only_records(&value.root)
        }
        Subject::Record(_) | Subject::Operands(..) => false,
    }
}

fn may_have_of(measure: Measure) -> bool {
    matches!(measure, Measure::Offices | Measure::Countries | Measure::Sum | Measure::Record)
}

fn may_have_by(indicator: &Indicator) -> bool {
    match (indicator.measure, &indicator.subject) {
        (Measure::Names, Subject::Expression(_)) | (Measure::Record, _) => true,
        (Measure::Names | Measure::Choices | Measure::Value, _) => false,
        _ => true,
    }
}

/// A share needs something below the line.
fn percent(indicator: &Indicator, faults: &mut Diagnostics) {
    if !indicator.percent || indicator.of.is_some() {
        return;
    }
    let (measure, column) = (indicator.measure, "show");
    match measure {
        Measure::Offices | Measure::Countries if indicator.base.is_none() => {
            let message = "a share is out of something, and `base` and `of` are empty";
            let hint =
                "write `responding()`, `invited()`, `answered(${q})` or a condition in `base`";
            fault(indicator, faults, "percent-without-base", column, message, hint);
        }
        Measure::Sum | Measure::Record => {
            let message = "a share is of something, and `of` is empty";
            let hint = "write in `of` what is below the line, as `sum(${returned})`";
            fault(indicator, faults, "percent-without-base", column, message, hint);
        }
        Measure::Mean | Measure::Median | Measure::Min | Measure::Max | Measure::Change => {
            let message = format!("`{}` is no share", measure.name());
            fault(indicator, faults, "cell-not-used", column, &message, "leave the cell empty");
        }
        _ => {}
    }
}

fn fault(
    indicator: &Indicator,
    faults: &mut Diagnostics,
    code: &'static str,
    column: &str,
    message: &str,
    hint: &str,
) {
    faults.error_with_hint(code, indicator.at(column), message, hint);
}
