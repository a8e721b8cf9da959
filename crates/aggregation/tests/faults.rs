//! What is wrong with `indicators.csv` and `records/`: every fault with its code, place and hint, all at once.

mod support;

use questionnaire::diagnostic::{Diagnostic, Severity};
use questionnaire::sheet::Files;
use support::{Cycle, small};

fn faults(files: &Files) -> Vec<Diagnostic> {
    Cycle::of(files).faults.sorted()
}

/// Code, place and hint of the only fault of a row of `indicators.csv`.
fn only(row: &str) -> (&'static str, String, String) {
    let found = faults(&small::files(row));
    let [fault] = found.as_slice() else { panic!("{row}: {found:#?}") };
    let place = fault.place.to_string();
    (fault.code, place.replace("indicators.csv:", ""), fault.hint.clone().unwrap_or_default())
}

#[test]
fn every_kind_of_slip_in_an_indicator_has_its_place_and_a_hint() {
    let cases = [
        ("Bad,L,offices,,,,,,,,,,,,", "bad-name", "2:name", "small letters"),
        (",L,offices,,,,,,,,,,,,", "missing-cell", "2:name", "name"),
        ("x,,offices,,,,,,,,,,,,", "missing-cell", "2:label", "words"),
        ("x,L,,,,,,,,,,,,,", "missing-cell", "2:measure", "what is computed"),
        ("x,L,ofices,,,,,,,,,,,,", "unknown-measure", "2:measure", "`offices`"),
        ("x,L,percentage,,,,,,,,,,,,", "unknown-measure", "2:measure", "`points`"),
        ("x,L,sum,,,,,,,,,,,,", "missing-value", "2:value", "${question}"),
        ("x,L,ratio,,,,,,,,,,,,", "missing-value", "2:value", "a, b"),
        ("x,L,offices,${women},,,,,,,,,,,", "cell-not-used", "2:value", "where"),
        ("x,L,sum,${womem},,,,,,,,,,,", "unknown-question", "2:value:1", "women"),
        ("x,L,sum,${city},,,,,,,,,,,", "not-a-number", "2:value", "numbers"),
        ("x,L,sum,${women} +,,,,,,,,,,,", "expression-syntax", "2:value:11", ""),
        ("x,L,offices,,${supported} = 'yess',,,,,,,,,,", "unknown-choice", "2:where:16", "yes"),
        (
            "x,L,offices,,\"selected(${topics}, 'lawe')\",,,,,,,,,,",
            "unknown-choice",
            "2:where:21",
            "law",
        ),
        (
            "x,L,offices,,\"selected(${office_countries}, 'FRX')\",,,,,,,,,,",
            "unknown-choice",
            "2:where:31",
            "FRA",
        ),
        ("x,L,offices,,${women},,,,,,,,,,", "not-a-condition", "2:where", "${q}"),
        ("x,L,offices,,,${men} + 1,,,,,,,,,", "not-a-condition", "2:base", "${q}"),
        ("x,L,offices,,,,,percent,,,,,,,", "percent-without-base", "2:show", "responding()"),
        ("x,L,sum,${women},,,,percent,,,,,,,", "percent-without-base", "2:show", "sum("),
        ("x,L,mean,${women},,,,percent,,,,,,,", "cell-not-used", "2:show", ""),
        ("x,L,offices,,,,,half,,,,,,,", "bad-cell", "2:show", "percent"),
        ("x,L,sum,${women},,,${men},,,,,,,,", "bad-of", "2:of", "sum("),
        ("x,L,sum,${women},,,sum(${city}),,,,,,,,", "not-a-number", "2:of", ""),
        ("x,L,mean,${women},,,sum(${men}),,,,,,,,", "cell-not-used", "2:of", ""),
        ("x,L,offices,,,,,,sex,,,,,,", "bad-by", "2:by", "region"),
        ("x,L,offices,,,,,,${topisc},,,,,,", "unknown-question", "2:by", "topics"),
        ("x,L,offices,,,,,,${women},,,,,,", "not-a-select", "2:by", "select_one"),
        ("x,L,record,kept.staff,,,,,region,,,,,,", "cell-not-used", "2:by", ""),
        (
            "x,L,sum,instance('staff')/root/item/women,,,,,grad,,,,,,",
            "unknown-column",
            "2:by",
            "grade",
        ),
        (
            "x,L,sum,instance('stuff')/root/item/women,,,,,,,,,,,",
            "unknown-table",
            "2:value:1",
            "staff",
        ),
        (
            "x,L,sum,instance('staff')/root/item/woman,,,,,,,,,,,",
            "unknown-column",
            "2:value:1",
            "women",
        ),
        (
            "x,L,sum,instance('staff')/root/item/women,invited(),,,,,,,,,,",
            "cell-not-used",
            "2:where",
            "",
        ),
        ("x,L,record,kept.stuff,,,,,,,,,,,", "unknown-record", "2:value", "kept.staff"),
        ("x,L,record,${women} + 1,,,,,,,,,,,", "bad-value", "2:value", "instance"),
        ("x,L,ratio,\"x1, y1, z1\",,,,,,,,,,,", "bad-operands", "2:value", "a, b"),
        ("x,L,growth,previous(x),,,,,,,,,,,", "bad-operands", "2:value", "previous"),
        ("x,L,names,${women},,,,,,,,,,,", "missing-by", "2:by", "country"),
        ("x,L,names,${women} > 1,,,,,,,,,,,", "bad-value", "2:value", "country"),
        ("x,L,choices,${women},,,,,,,,,,,", "not-a-select", "2:value", ""),
        ("x,L,choices,1 + 1,,,,,,,,,,,", "bad-value", "2:value", ""),
        ("x,L,offices,,,,,,,3,,,,,", "missing-by", "2:limit", "by"),
        ("x,L,offices,,,,,,region,0,,,,,", "bad-cell", "2:limit", "1"),
        ("x,L,offices,,,,,,region,all,,,,,", "bad-cell", "2:limit", "whole number"),
        ("x,L,sum,${women},,,,,,,21,,,,", "bad-cell", "2:decimals", "20"),
        ("x,L,sum,${women},,,,,,,1.5,,,,", "bad-cell", "2:decimals", "whole number"),
        ("x,L,offices,,,,,,,,,,,maybe,", "bad-cell", "2:confidential", "yes"),
        ("x,L,offices,,,,,,,,,,,,about 7", "bad-published", "2:published", "73"),
        ("x,L,offices,,,,,,,,,,,,\"1,400\"", "bad-published", "2:published", "73"),
    ];
    for (row, code, place, hint) in cases {
        let (found, at, said) = only(&format!("{row}\n"));
        assert_eq!((found, at.as_str()), (code, place), "{row}");
        assert!(said.contains(hint), "{row}: {said}");
    }
}

#[test]
fn indicators_name_each_other_and_no_cycle() {
    let rows = "a,L,ratio,\"b, c\",,,,,,,,,,,
b,L,ratio,\"c, d\",,,,,,,,,,,
c,L,change,\"a, d\",,,,,,,,,,,
d,L,offices,,,,,,,,,,,,
e,L,ratio,\"a, dd.e\",,,,,,,,,,,
f,L,growth,f,,,,,,,,,,,
d,L,offices,,,,,,,,,,,,
p,L,points,\"d, d\",,,,,,,,,,,
";
    let found: Vec<(&str, String, String)> = faults(&small::files(rows))
        .into_iter()
        .map(|fault| (fault.code, fault.place.to_string(), fault.message))
        .collect();
    let expected = [
        ("indicator-cycle", "indicators.csv:2:value", "`a` is made of itself: a → b → c → a"),
        ("unknown-indicator", "indicators.csv:6:value", "there is no indicator `dd.e`"),
        ("indicator-cycle", "indicators.csv:7:value", "`f` is made of itself: f → f"),
        ("duplicate-name", "indicators.csv:8:name", "the indicator `d` already stands in row 5"),
        (
            "points-of-no-share",
            "indicators.csv:9:value",
            "`points` is of percentages, and `d` is none",
        ),
    ];
    assert_eq!(
        found,
        expected.map(|(code, place, text)| (code, place.to_owned(), text.to_owned()))
    );
}

#[test]
fn columns_of_the_sheet_are_known() {
    let mut files = small::files("");
    files.insert("indicators.csv".into(), "name,label,measure,valu\nx,L,offices,\n".into());
    let found: Vec<(&str, Severity)> =
        faults(&files).iter().map(|f| (f.code, f.severity)).collect();
    assert_eq!(found, [("missing-column", Severity::Error), ("unknown-column", Severity::Warning)]);
}

#[test]
fn all_faults_of_a_sheet_are_found_at_once() {
    let rows = "x,L,sum,${womem},${q} = 'yes',,,percent,sex,0,x,,,maybe,?
y,L,ofices,,,,,,,,,,,,
";
    let codes: Vec<&str> = faults(&small::files(rows)).iter().map(|fault| fault.code).collect();
    for code in ["bad-by", "bad-cell", "bad-published", "unknown-measure"] {
        assert!(codes.contains(&code), "{codes:?}");
    }
    assert_eq!(codes.iter().filter(|code| **code == "bad-cell").count(), 3);
}

fn records(figures: &str, tables: &str, staff: &str) -> Vec<(&'static str, String)> {
    let mut files = small::files("");
    let header = "name,label,value,unit,names,source,owner,date,published\n";
    files.insert("records/figures.csv".into(), format!("{header}{figures}").into());
    files.insert(
        "records/tables.csv".into(),
        format!("table,label,source,owner,date\n{tables}").into(),
    );
    files.insert("records/staff.csv".into(), staff.into());
    let found = faults(&files).into_iter();
    found.map(|fault| (fault.code, fault.place.to_string().replace("records/", ""))).collect()
}

const DESCRIBED: &str = "staff,Staff,Files,Personnel,2017-12-31\n";
const STAFF: &str = "grade,women\nP-1,3\n";

#[test]
fn every_kind_of_slip_in_a_record_has_its_place() {
    let cases = [
        ("a.b,L,\"1,234\",,,S,O,2017,", "thousands-separator", "figures.csv:2:value"),
        ("a.b,L,1 234,,,S,O,2017,", "thousands-separator", "figures.csv:2:value"),
        ("a.b,L,about 5,,,S,O,2017,", "not-a-number", "figures.csv:2:value"),
        ("a.b,L,1e5,,,S,O,2017,", "not-a-number", "figures.csv:2:value"),
        ("a.b,L,2017-02-30,,,S,O,2017,", "no-such-date", "figures.csv:2:value"),
        (
            "a.b,L,99999999999999999999999999999999,,,S,O,2017,",
            "number-too-long",
            "figures.csv:2:value",
        ),
        ("a.b,L,,,,S,O,2017,", "missing-value", "figures.csv:2:value"),
        ("a.b,L,5,,x; y,S,O,2017,", "value-and-names", "figures.csv:2:value"),
        ("a.b,L,,,x; ; y,S,O,2017,", "empty-name", "figures.csv:2:names"),
        ("a.b,L,,,x; x,S,O,2017,", "duplicate-name", "figures.csv:2:names"),
        ("a.b,L,5,,,,O,2017,", "missing-cell", "figures.csv:2:source"),
        ("a.b,L,5,,,S,,2017,", "missing-cell", "figures.csv:2:owner"),
        ("a.b,L,5,,,S,O,,", "missing-cell", "figures.csv:2:date"),
        ("a.b,L,5,,,S,O,31.12.2017,", "no-such-date", "figures.csv:2:date"),
        ("a.b,L,5,,,S,O,2017,\"5,000\"", "thousands-separator", "figures.csv:2:published"),
        ("A-b,L,5,,,S,O,2017,", "bad-name", "figures.csv:2:name"),
        ("a.b,L,5,,,S,O,2017,\na.b,L,6,,,S,O,2017,", "duplicate-name", "figures.csv:3:name"),
    ];
    for (row, code, place) in cases {
        assert_eq!(
            records(&format!("{row}\n"), DESCRIBED, STAFF),
            [(code, place.to_owned())],
            "{row}"
        );
    }
}

#[test]
fn every_kind_of_slip_in_a_table_has_its_place() {
    let cases = [
        (DESCRIBED, "grade,women\nP-1,\"1,234\"\n", "thousands-separator", "staff.csv:2:women"),
        (DESCRIBED, "grade,women\nP-1,3\nP-2,4\nP-3,n/a\n", "mixed-column", "staff.csv:4:women"),
        (DESCRIBED, "grade,women\n,3\n", "missing-key", "staff.csv:2:grade"),
        (DESCRIBED, "grade,Women 2017\nP-1,3\n", "bad-name", "staff.csv:1:Women 2017"),
        (DESCRIBED, "grade,women,women\nP-1,3,4\n", "duplicate-column", "staff.csv:1:women"),
        ("staff,Staff,,Personnel,2017\n", STAFF, "missing-cell", "tables.csv:2:source"),
        ("", STAFF, "undescribed-table", "staff.csv"),
    ];
    for (described, staff, code, place) in cases {
        assert_eq!(records("", described, staff), [(code, place.to_owned())], "{staff}");
    }
    let twice = format!("{DESCRIBED}{DESCRIBED}");
    assert_eq!(records("", &twice, STAFF), [("duplicate-name", "tables.csv:3:table".to_owned())]);
    let unknown = format!("{DESCRIBED}staf,Staff,Files,Personnel,2017\n");
    assert_eq!(records("", &unknown, STAFF), [("unknown-table", "tables.csv:3:table".to_owned())]);
}

#[test]
fn hostile_sheets_end_soon() {
    let rows: String = (0..30_000)
        .map(|i| format!("x{i},L,ratio,\"y{i}, z{i}\",${{q}} =,,,,,0,x,,,?,?\n"))
        .collect::<Vec<_>>()
        .concat();
    let found = faults(&small::files(&rows));
    assert!(found.len() < 1_200, "{}", found.len());
    assert!(found.iter().any(|fault| fault.code == "too-many-faults"));
    let rows: String = (0..30_000)
        .map(|i| format!("x{i},L,ratio,\"y{i}, z{i}\",,,,,,,,,,,\n"))
        .collect::<Vec<_>>()
        .concat();
    let found = faults(&small::files(&rows));
    assert!(found.len() < 1_200 && found.iter().any(|fault| fault.code == "too-many-faults"));
    // A chain of 30,000 that ends in a cycle.
    let chain: String = (0..30_000)
        .map(|i| format!("x{i},L,ratio,\"x{}, x0\",,,,,,,,,,,\n", (i + 1) % 30_000))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(faults(&small::files(&chain))[0].code, "indicator-cycle");
    let kept: Vec<String> = (0..30_000).map(|i| format!("a{i},L,\"1,0\",,,,,,\n")).collect();
    assert!(records(&kept.concat(), DESCRIBED, STAFF).len() < 1_200);
}
