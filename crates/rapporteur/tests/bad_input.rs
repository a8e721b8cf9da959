//! Each kind of bad input, in the reference cycle, through the program: a diagnostic with its place and a
//! hint, exit status 1, and no output written.

mod cycle;

use cycle::Cycle;

/// Spoils the cycle, renders it, and expects a fault of this code at this place, with a hint.
#[track_caller]
fn refused(code: &str, place: &str, spoil: impl FnOnce(&Cycle)) {
    let cycle = Cycle::reference();
    spoil(&cycle);
    let said = cycle.render_refused();
    let line = said.lines().find(|l| l.contains(&format!("[{code}]")) && l.starts_with(place));
    assert!(line.is_some(), "no {code} at {place} in:\n{said}");
    let after = said.lines().skip_while(|l| Some(*l) != line).nth(1).unwrap_or_default();
    assert!(after.trim_start().starts_with("hint:"), "no hint for {code} in:\n{said}");
}

#[test]
fn the_reference_cycle_itself_is_taken() {
    let cycle = Cycle::reference();
    let output = cycle.run(&["check"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_missing_sheet() {
    refused("missing-sheet", "choices.csv", |c| c.remove("choices.csv"));
}

#[test]
fn an_unknown_type() {
    refused("unknown-type", "survey.csv:", |c| c.replace("survey.csv", "\ninteger,", "\nintegre,"));
}

#[test]
fn a_repeat() {
    refused("repeat", "survey.csv:", |c| {
        c.replace("survey.csv", "\nbegin group,", "\nbegin repeat,");
    });
}

#[test]
fn a_duplicate_name() {
    refused("duplicate-name", "survey.csv:", |c| {
        c.repeat_line("survey.csv", ",standards_supported,")
    });
}

#[test]
fn a_choice_that_is_not_on_its_list() {
    refused("unknown-choice", "responses.csv:", |c| {
        c.set_cell("responses.csv", 2, "standards_supported", "perhaps");
    });
}

#[test]
fn an_expression_with_a_syntax_error() {
    refused("expression-syntax", "indicators.csv:", |c| {
        c.replace(
            "indicators.csv",
            "${standards_supported} = 'yes'",
            "${standards_supported} = = 'yes'",
        );
    });
}

#[test]
fn an_expression_with_a_type_error() {
    refused("wrong-type", "indicators.csv:", |c| {
        c.replace(
            "indicators.csv",
            "${standards_supported} = 'yes'",
            "${standards_supported} + 1 = 2",
        );
    });
}

#[test]
fn an_indicator_naming_an_unknown_question() {
    refused("unknown-question", "indicators.csv:", |c| {
        c.replace(
            "indicators.csv",
            "${standards_supported} = 'yes'",
            "${standard_supported} = 'yes'",
        );
    });
}

#[test]
fn a_cycle_of_indicators() {
    refused("indicator-cycle", "indicators.csv:", |c| {
        c.append("indicators.csv", &["zz.a", "", "", "", "ratio", "zz.b, zz.a"]);
        c.append("indicators.csv", &["zz.b", "", "", "", "ratio", "zz.a, zz.b"]);
    });
}

#[test]
fn a_response_row_with_an_unknown_office() {
    refused("unknown-office", "responses.csv:", |c| {
        c.set_cell("responses.csv", 2, "office", "CO-XXX")
    });
}

#[test]
fn a_number_with_a_thousands_separator() {
    refused("thousands-separator", "responses.csv:", |c| {
        c.set_any_number("responses.csv", "1,234")
    });
}

#[test]
fn an_untraced_number() {
    refused("untraced-number", "narrative/en/30-principle-1.md:", |c| {
        c.replace(
            "narrative/en/30-principle-1.md",
            "Their counterparts were many",
            "Their 14 counterparts",
        );
    });
}

#[test]
fn an_untraced_number_word() {
    refused("untraced-number", "narrative/en/30-principle-1.md:", |c| {
        c.replace(
            "narrative/en/30-principle-1.md",
            "Their counterparts were many",
            "Their fourteen counterparts",
        );
    });
}

#[test]
fn a_false_claim() {
    refused("false-claim", "narrative/en/30-principle-1.md:", |c| {
        c.replace("narrative/en/30-principle-1.md", "more than 3500", "more than 4500");
    });
}

#[test]
fn invalid_utf_8_in_a_sheet() {
    refused("invalid-utf8", "survey.csv", |c| c.append_bytes("survey.csv", b"text,\xff\xfe,\n"));
}

#[test]
fn invalid_utf_8_in_the_narrative() {
    refused("invalid-utf8", "narrative/en/00-foreword.md", |c| {
        c.append_bytes("narrative/en/00-foreword.md", b"\n\xc3\x28\n");
    });
}

#[test]
fn a_cell_of_50_megabytes() {
    refused("cell-too-large", "survey.csv:", |c| {
        c.append_bytes("survey.csv", &[b"text,big,".as_slice(), &vec![b'x'; 50 << 20]].concat());
    });
}

#[test]
fn a_workbook_that_is_a_zip_bomb() {
    refused("workbook-too-large", "questionnaire.xlsx", |c| {
        for sheet in ["survey.csv", "choices.csv", "settings.csv"] {
            c.remove(sheet);
        }
        c.write("questionnaire.xlsx", &cycle::zip_bomb());
    });
}

#[test]
fn everything_wrong_is_listed_at_once() {
    let cycle = Cycle::reference();
    cycle.replace("survey.csv", "\ninteger,", "\nintegre,");
    cycle.set_cell("responses.csv", 2, "office", "CO-XXX");
    cycle.replace(
        "narrative/en/30-principle-1.md",
        "Their counterparts were many",
        "Their 14 counterparts",
    );
    let said = cycle.check_refused();
    for file in ["survey.csv:", "responses.csv:", "narrative/en/30-principle-1.md:"] {
        assert!(said.lines().any(|l| l.starts_with(file)), "nothing on {file} in:\n{said}");
    }
}
