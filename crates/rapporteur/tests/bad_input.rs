//! Each kind of bad input, in the reference cycle, through the program: an error with its place and a hint,
//! exit status 1, and no output written.

mod cycle;

use cycle::Cycle;

/// Spoils the cycle, renders it, and expects an error of this code, with a hint, at the place that `spoil` gives.
#[track_caller]
fn refused<P: Into<String>>(code: &str, spoil: impl FnOnce(&Cycle) -> P) {
    let cycle = Cycle::reference();
    let begins = format!("{}: error[{code}]: ", spoil(&cycle).into());
    let said = cycle.render_refused();
    let mut after = said.lines().skip_while(|line| !line.starts_with(&begins));
    assert!(after.next().is_some(), "no {begins} in:\n{said}");
    let hint = after.next().unwrap_or_default().trim_start().strip_prefix("hint: ");
    assert!(hint.is_some_and(|hint| !hint.is_empty()), "no hint for {code} in:\n{said}");
}

/// An indicator's condition that the tests spoil.
const CONDITION: &str = "${standards_supported} = 'yes'";
const PRINCIPLE_1: &str = "narrative/en/30-principle-1.md";

#[test]
fn the_reference_cycle_itself_is_taken() {
    let output = Cycle::reference().run(&["check"]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_missing_sheet() {
    for sheet in ["survey", "choices", "offices", "responses", "indicators", "countries", "units"] {
        refused("missing-sheet", |c| {
            c.remove(&format!("{sheet}.csv"));
            format!("{sheet}.csv")
        });
    }
}

#[test]
fn a_missing_cycle_toml() {
    refused("missing-file", |c| {
        c.remove("cycle.toml");
        "cycle.toml"
    });
}

#[test]
fn an_unknown_type() {
    refused("unknown-type", |c| {
        let row = c.replace("survey.csv", "\ninteger,", "\nintegre,") + 1;
        format!("survey.csv:{row}:type")
    });
}

#[test]
fn a_repeat() {
    refused("repeat", |c| {
        let row = c.replace("survey.csv", "\nbegin group,", "\nbegin repeat,") + 1;
        format!("survey.csv:{row}:type")
    });
}

#[test]
fn a_duplicate_name() {
    refused("duplicate-name", |c| {
        let row = c.repeat_line("survey.csv", ",standards_supported,");
        format!("survey.csv:{row}:name")
    });
}

#[test]
fn a_choice_that_is_not_on_its_list() {
    refused("unknown-choice", |c| {
        c.set_cell("responses.csv", 2, "standards_supported", "perhaps");
        "responses.csv:2:standards_supported"
    });
}

#[test]
fn an_expression_with_a_syntax_error() {
    refused("expression-syntax", |c| {
        let row = c.replace("indicators.csv", CONDITION, "${standards_supported} = = 'yes'");
        format!("indicators.csv:{row}:where:26")
    });
}

#[test]
fn an_expression_with_a_type_error() {
    refused("wrong-type", |c| {
        let row = c.replace("indicators.csv", CONDITION, "${standards_supported} + 1 = 2");
        format!("indicators.csv:{row}:where:1")
    });
}

#[test]
fn an_indicator_naming_an_unknown_question() {
    refused("unknown-question", |c| {
        let row = c.replace("indicators.csv", CONDITION, "${standard_supported} = 'yes'");
        format!("indicators.csv:{row}:where:1")
    });
}

#[test]
fn a_cycle_of_indicators() {
    refused("indicator-cycle", |c| {
        let row = c.append("indicators.csv", &["zz.a", "A", "", "", "ratio", "zz.b, zz.a"]);
        c.append("indicators.csv", &["zz.b", "B", "", "", "ratio", "zz.a, zz.b"]);
        format!("indicators.csv:{row}:value")
    });
}

#[test]
fn a_response_row_with_an_unknown_office() {
    refused("unknown-office", |c| {
        c.set_cell("responses.csv", 2, "office", "CO-XXX");
        "responses.csv:2:office"
    });
}

#[test]
fn a_number_with_a_thousands_separator() {
    refused("thousands-separator", |c| {
        c.set_cell("responses.csv", 2, "crisis_people", "1,234");
        "responses.csv:2:crisis_people"
    });
}

#[test]
fn an_untraced_number() {
    refused("untraced-number", |c| {
        let line = c.replace(PRINCIPLE_1, "Their counterparts were many", "Their 14 counterparts");
        format!("{PRINCIPLE_1}:{line}:7")
    });
}

#[test]
fn an_untraced_number_word() {
    refused("untraced-number", |c| {
        let line =
            c.replace(PRINCIPLE_1, "Their counterparts were many", "Their fourteen counterparts");
        format!("{PRINCIPLE_1}:{line}:7")
    });
}

#[test]
fn a_false_claim() {
    refused("false-claim", |c| {
        let line = c.replace(PRINCIPLE_1, "more than 3500", "more than 4500");
        format!("{PRINCIPLE_1}:{line}:33")
    });
}

#[test]
fn a_claim_that_the_answers_no_longer_bear_out() {
    refused("false-claim", |c| {
        let line = c.line_of(PRINCIPLE_1, "more than 3500");
        c.set_column("responses.csv", "abuse_women_trained", |cell| {
            if cell.is_empty() { "" } else { "1" }.to_owned()
        });
        format!("{PRINCIPLE_1}:{line}:33")
    });
}

#[test]
fn a_figure_that_is_not_there() {
    refused("unknown-figure", |c| {
        let line =
            c.replace(PRINCIPLE_1, "{{ standards.states_supported }}", "{{ standards.states }}");
        format!("{PRINCIPLE_1}:{line}:119")
    });
}

#[test]
fn invalid_utf_8_in_a_sheet() {
    refused("not-utf8", |c| {
        let row = c.append_bytes("survey.csv", b"text,\xff\xfe,\n");
        format!("survey.csv:{row}:name")
    });
}

#[test]
fn invalid_utf_8_in_the_narrative() {
    refused("invalid-utf-8", |c| {
        let line = c.append_bytes("narrative/en/00-foreword.md", b"\n\xc3\x28\n");
        format!("narrative/en/00-foreword.md:{}", line + 1)
    });
}

#[test]
fn invalid_utf_8_in_the_settings() {
    refused("not-utf8", |c| {
        let line = c.append_bytes("cycle.toml", b"\xff\n");
        format!("cycle.toml:{line}:1")
    });
}

#[test]
fn a_cell_of_50_megabytes() {
    refused("cell-too-large", |c| {
        let cell = [b"text,big,".as_slice(), &vec![b'x'; 50 << 20]].concat();
        let row = c.append_bytes("survey.csv", &cell);
        format!("survey.csv:{row}:label")
    });
}

#[test]
fn a_workbook_that_is_a_zip_bomb() {
    refused("workbook-too-large", |c| {
        for sheet in ["survey.csv", "choices.csv", "settings.csv"] {
            c.remove(sheet);
        }
        c.write("questionnaire.xlsx", &cycle::zip_bomb());
        "questionnaire.xlsx"
    });
}

#[test]
fn everything_wrong_is_listed_at_once() {
    let cycle = Cycle::reference();
    cycle.replace("survey.csv", "\ninteger,", "\nintegre,");
    cycle.set_cell("responses.csv", 2, "office", "CO-XXX");
    cycle.replace(PRINCIPLE_1, "Their counterparts were many", "Their 14 counterparts");
    let said = cycle.render_refused();
    for file in ["survey.csv:", "responses.csv:", PRINCIPLE_1] {
        assert!(said.lines().any(|l| l.starts_with(file)), "nothing on {file} in:\n{said}");
    }
}

#[test]
fn check_and_aggregate_refuse_as_render_does() {
    let cycle = Cycle::reference();
    cycle.set_cell("responses.csv", 2, "office", "CO-XXX");
    let fault = "responses.csv:2:office: error[unknown-office]: ";
    for arguments in [&["check"][..], &["aggregate", "-o", "figures.json"], &["explain", "x"]] {
        let said = cycle::refusal(&cycle.run(arguments));
        assert!(said.lines().any(|line| line.starts_with(fault)), "{arguments:?}:\n{said}");
    }
    assert!(!cycle.at("figures.json").exists());
}

#[test]
fn bad_input_leaves_an_earlier_report_as_it_was() {
    let cycle = Cycle::reference();
    std::fs::create_dir(cycle.at("out")).expect("made");
    std::fs::write(cycle.at("out/report.html"), "earlier").expect("written");
    cycle.set_cell("responses.csv", 2, "office", "CO-XXX");
    cycle::refusal(&cycle.run(&["render", "-o", "out"]));
    let files: Vec<_> = std::fs::read_dir(cycle.at("out")).expect("there").collect();
    assert_eq!(files.len(), 1);
    assert_eq!(std::fs::read_to_string(cycle.at("out/report.html")).expect("there"), "earlier");
}
