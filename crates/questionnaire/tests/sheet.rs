//! Sheets as people write them, and every way in which a file can be wrong.

#[path = "support/faults.rs"]
mod faults;
#[path = "support/xlsx.rs"]
mod workbook;

use faults::{assert_fault, listed};
use proptest::prelude::*;
use questionnaire::sheet::{Files, Sheet, Workbook, limits};
use workbook::{archive, sheet_xml, text_cell, xlsx};

fn lines(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
    sheet.rows.iter().map(|r| (r.line, r.cells.iter().map(String::as_str).collect())).collect()
}

#[test]
fn csv_keeps_cells_and_counts_rows_as_a_spreadsheet_does() {
    let text = "\u{feff}type,name\r\n\r\ntext,\"two\r\nlines, \"\"quoted\"\"\"\r\n\r\n\r\ninteger, b \r\n,\r\n\r\n";
    let (sheet, faults) = Sheet::from_csv("survey.csv", text.as_bytes());
    assert_eq!(listed(&faults), [""; 0]);
    assert_eq!(sheet.header, ["type", "name"]);
    let expected = vec![(3, vec!["text", "two\r\nlines, \"quoted\""]), (6, vec!["integer", " b "])];
    assert_eq!(lines(&sheet), expected);
}

#[test]
fn csv_reads_every_line_ending_and_a_last_line_without_one() {
    for text in ["a,b\n\n1,2\n3,4", "a,b\r\n\r\n1,2\r\n3,4", "a,b\r\r1,2\r3,4"] {
        let (sheet, faults) = Sheet::from_csv("f", text.as_bytes());
        assert_eq!(listed(&faults), [""; 0], "{text:?}");
        assert_eq!(lines(&sheet), [(3, vec!["1", "2"]), (4, vec!["3", "4"])], "{text:?}");
    }
}

#[test]
fn an_empty_file_is_an_empty_sheet() {
    for text in ["", "\n\n", "\u{feff}", ",,\n,,\n"] {
        let (sheet, faults) = Sheet::from_csv("f", text.as_bytes());
        assert!(faults.is_empty() && sheet.rows.is_empty() && sheet.header.is_empty(), "{text:?}");
    }
}

#[test]
fn csv_faults_are_all_listed_with_their_places() {
    let mut bytes = b"type,name,name\ntext\ntext,a,,b\ntext,caf\xE9,c\n".to_vec();
    bytes.extend_from_slice("text,a\u{1}b,c\n".as_bytes());
    let (sheet, faults) = Sheet::from_csv("survey.csv", &bytes);
    assert_eq!(
        listed(&faults),
        [
            "survey.csv:1:name: error[duplicate-column]",
            "survey.csv:2:name: error[ragged-row]",
            "survey.csv:3:D: error[ragged-row]",
            "survey.csv:4:name: error[not-utf8]",
            "survey.csv:5:name: error[control-character]",
        ]
    );
    assert_fault(&faults, "not-utf8", "survey.csv:4:name", &["0xE9", "after \"caf\"", "CSV UTF-8"]);
    assert_eq!(sheet.rows.len(), 4);
}

#[test]
fn a_cell_under_no_name_is_a_fault_and_an_empty_column_is_none() {
    let (_, faults) = Sheet::from_csv("f.csv", b"a,,c,,\n1,,3,,\n1,2,3,,\n1,2,3,,\n");
    assert_fault(&faults, "unnamed-column", "f.csv:3:B", &["name the column"]);
    assert_eq!(faults.len(), 1);
}

#[test]
fn an_open_quote_is_found_where_it_opens() {
    let (_, faults) = Sheet::from_csv("f.csv", b"a,b\n1,2\n3,\"4\n5,6\n7,8\n");
    assert_fault(&faults, "unclosed-quote", "f.csv:3:b", &["never closed"]);
}

#[test]
fn files_that_are_no_csv_are_told_apart() {
    for (bytes, code, hint) in [
        (&b"\xFF\xFEa\0,\0"[..], "not-utf8", "CSV UTF-8"),
        (b"PK\x03\x04rest", "not-csv", ".xlsx"),
        (b"type;name\ntext;a\n", "wrong-delimiter", "commas"),
        (b"type\tname\ntext\ta\n", "wrong-delimiter", "commas"),
    ] {
        let (_, faults) = Sheet::from_csv("f.csv", bytes);
        let place = if code == "wrong-delimiter" { "f.csv:1" } else { "f.csv" };
        assert_fault(&faults, code, place, &[hint]);
    }
}

#[test]
fn a_cell_of_fifty_megabytes_is_a_diagnostic() {
    let mut bytes = b"type,name\ntext,".to_vec();
    bytes.resize(bytes.len() + 50_000_000, b'x');
    bytes.extend_from_slice(b"\ntext,b\n");
    let (sheet, faults) = Sheet::from_csv("survey.csv", &bytes);
    assert_fault(&faults, "cell-too-large", "survey.csv:2:name", &["50000000 bytes", "quote"]);
    assert_eq!(lines(&sheet), [(2, vec!["text", ""]), (3, vec!["text", "b"])]);
}

#[test]
fn sizes_are_bounded() {
    let (_, faults) = Sheet::from_csv("f.csv", &vec![b'x'; limits::FILE_BYTES + 1]);
    assert_fault(&faults, "file-too-large", "f.csv", &["67108864"]);

    let wide = vec!["c"; limits::COLUMNS + 1].join(",");
    let (_, faults) = Sheet::from_csv("f.csv", wide.as_bytes());
    assert_fault(&faults, "too-many-columns", "f.csv:1", &["16384"]);

    let header: Vec<String> = (0..4_000).map(|i| format!("c{i}")).collect();
    let header = header.join(",");
    let cells = format!("{header}\n{}", format!("1{}\n", ",".repeat(3_999)).repeat(1_001));
    let (sheet, faults) = Sheet::from_csv("f.csv", cells.as_bytes());
    assert_fault(&faults, "too-many-cells", "f.csv:1002", &["4000000"]);
    assert_eq!(sheet.rows.len(), 1_000);

    let (_, faults) = Sheet::from_csv("f.csv", "a\n".repeat(1_100_000).as_bytes());
    assert_fault(&faults, "too-many-rows", "f.csv:1048577", &["1048576"]);

    let (_, faults) = Sheet::from_csv("f.csv", ["a,b\n", &"1\n".repeat(5_000)].concat().as_bytes());
    assert_eq!(faults.len(), limits::SHEET_FAULTS + 2);
    assert_fault(&faults, "too-many-faults", "f.csv:1002", &["not read"]);
}

#[test]
fn a_folder_and_a_workbook_give_the_same_sheets() {
    let rows = sheet_xml(&[
        &[&text_cell("type"), &text_cell("name")],
        &[&text_cell("text"), &text_cell("a")],
    ]);
    let (book, faults) = Workbook::from_xlsx("form.xlsx", &xlsx(&[("Survey", rows)], &[]));
    assert!(faults.is_empty(), "{faults:?}");
    let files = Files::from([
        ("survey.csv".to_owned(), b"type,name\ntext,a\n".to_vec()),
        ("records/staff.csv".to_owned(), b"\xFF".to_vec()),
        ("cycle.toml".to_owned(), b"".to_vec()),
    ]);
    let (folder, faults) = Workbook::from_files(&files);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(folder.sheets.keys().collect::<Vec<_>>(), ["survey"]);
    assert_eq!(folder.sheet("survey").map(lines), book.sheet("survey").map(lines));
    assert_eq!(book.sheet("survey").map(|s| s.file.as_str()), Some("form.xlsx[Survey]"));
}

#[test]
fn a_sheet_in_two_files_is_an_error() {
    let book = xlsx(&[("survey", sheet_xml(&[]))], &[]);
    let files = Files::from([("survey.csv".into(), vec![]), ("form.xlsx".into(), book)]);
    let (_, faults) = Workbook::from_files(&files);
    assert_fault(&faults, "duplicate-sheet", "form.xlsx[survey]", &["survey.csv"]);
}

/// Formats: 0 general, 1 a day (built-in 14), 2 a day and time (built-in 22), 3 a duration.
fn styles() -> Vec<u8> {
    b"<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm\"/></numFmts><cellXfs><xf numFmtId=\"0\"/>\
      <xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"
        .to_vec()
}

#[test]
fn cells_of_a_workbook_become_the_text_that_a_person_sees() {
    // 42916 is 30 June 2017 (Excel's serial number of that day).
    let cells = [
        ("<c><v>5</v></c>", "5"),
        ("<c><v>5.0</v></c>", "5"),
        ("<c><v>0.30000000000000004</v></c>", "0.3"),
        ("<c><v>-1605.4</v></c>", "-1605.4"),
        ("<c s=\"1\"><v>42916</v></c>", "2017-06-30"),
        ("<c s=\"2\"><v>42916.5</v></c>", "2017-06-30T12:00:00"),
        ("<c t=\"d\"><v>2017-06-30</v></c>", "2017-06-30"),
        ("<c t=\"b\"><v>1</v></c>", "TRUE"),
        ("<c t=\"str\"><v>a &amp; b</v></c>", "a & b"),
        ("<c t=\"s\"><v>0</v></c>", "shared"),
    ];
    let header: Vec<String> = (0..cells.len()).map(|i| text_cell(&format!("c{i}"))).collect();
    let header: Vec<&str> = header.iter().map(String::as_str).collect();
    let row: Vec<&str> = cells.iter().map(|(xml, _)| *xml).collect();
    let shared = b"<sst uniqueCount=\"1\"><si><t>shared</t></si></sst>".to_vec();
    let parts = [("xl/styles.xml", styles()), ("xl/sharedStrings.xml", shared)];
    let (book, faults) =
        Workbook::from_xlsx("b.xlsx", &xlsx(&[("s", sheet_xml(&[&header, &row]))], &parts));
    assert!(faults.is_empty(), "{faults:?}");
    let expected: Vec<&str> = cells.iter().map(|(_, text)| *text).collect();
    assert_eq!(lines(book.sheet("s").unwrap()), [(2, expected)]);
}

#[test]
fn cells_of_a_workbook_that_show_no_value_are_faults() {
    let header = text_cell("a");
    let rows = sheet_xml(&[
        &[&header],
        &["<c t=\"e\"><v>#N/A</v></c>"],
        &["<c s=\"3\"><v>1.5</v></c>"],
        &["<c r=\"C4\"><v>1</v></c>"],
    ]);
    let bytes = xlsx(&[("s", rows)], &[("xl/styles.xml", styles())]);
    let (_, faults) = Workbook::from_xlsx("b.xlsx", &bytes);
    assert_fault(&faults, "cell-error", "b.xlsx[s]:2:a", &["#N/A"]);
    assert_fault(&faults, "cell-duration", "b.xlsx[s]:3:a", &["format it"]);
    assert_fault(&faults, "ragged-row", "b.xlsx[s]:4:C", &["beyond the 1 columns"]);
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_inflated() {
    let blank = vec![b' '; 130 << 20];
    let bytes = xlsx(&[("survey", sheet_xml(&[]))], &[("xl/media/blank.bin", blank)]);
    assert!(bytes.len() < 1 << 20, "the bomb is small on disk: {}", bytes.len());
    let (book, faults) = Workbook::from_xlsx("b.xlsx", &bytes);
    assert_fault(&faults, "workbook-too-large", "b.xlsx", &["134217728 bytes", "blank.bin", "CSV"]);
    assert!(book.sheets.is_empty());
}

#[test]
fn a_zip_bomb_that_lies_about_its_size_is_refused() {
    let blank = vec![b' '; 130 << 20];
    let mut bytes = xlsx(&[("survey", sheet_xml(&[]))], &[("xl/media/blank.bin", blank)]);
    let size = u32::to_le_bytes(130 << 20);
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|&at| bytes[at..at + 4] == size).collect();
    assert_eq!(places.len(), 2, "the local header and the directory");
    for at in places {
        bytes[at..at + 4].copy_from_slice(&u32::to_le_bytes(1_000));
    }
    let (book, faults) = Workbook::from_xlsx("b.xlsx", &bytes);
    assert!(faults.has_errors() && book.sheets.is_empty(), "{faults:?}");
}

#[test]
fn memory_is_not_set_aside_because_a_workbook_says_so() {
    let strings = b"<sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>".to_vec();
    let bytes = xlsx(&[("s", sheet_xml(&[]))], &[("xl/sharedStrings.xml", strings)]);
    let (_, faults) = Workbook::from_xlsx("b.xlsx", &bytes);
    assert_fault(&faults, "workbook-too-large", "b.xlsx", &["sharedStrings.xml"]);

    let font = format!("<fonts><font><name val=\"{}\"/></font></fonts>", "x".repeat(1 << 20));
    let formats = format!("<cellXfs>{}</cellXfs>", "<xf fontId=\"0\"/>".repeat(60_000));
    let styles = format!("<styleSheet>{font}{formats}</styleSheet>").into_bytes();
    let bytes = xlsx(&[("s", sheet_xml(&[]))], &[("xl/styles.xml", styles)]);
    let (_, faults) = Workbook::from_xlsx("b.xlsx", &bytes);
    assert_fault(&faults, "workbook-too-large", "b.xlsx", &["styles.xml"]);
}

#[test]
fn one_long_string_in_many_cells_is_bounded() {
    let long = "x".repeat(90_000);
    let strings = format!("<sst><si><t>{long}</t></si></sst>").into_bytes();
    let cell = "<c t=\"s\"><v>0</v></c>";
    let rows = format!(
        "<worksheet><sheetData><row>{}</row>{}</sheetData></worksheet>",
        text_cell("a"),
        format!("<row>{cell}</row>").repeat(1_000)
    );
    let bytes = xlsx(&[("s", rows)], &[("xl/sharedStrings.xml", strings)]);
    let (_, faults) = Workbook::from_xlsx("b.xlsx", &bytes);
    assert_fault(&faults, "workbook-unreadable", "b.xlsx", &["64 MiB"]);
}

#[test]
fn a_cell_at_the_far_corner_costs_nothing() {
    let rows = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row>{}</row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>",
        text_cell("a")
    );
    let (_, faults) = Workbook::from_xlsx("b.xlsx", &xlsx(&[("s", rows)], &[]));
    assert_fault(&faults, "ragged-row", "b.xlsx[s]:1048576:XFD", &["beyond"]);
}

#[test]
fn what_is_no_workbook_is_refused() {
    let encrypted = [&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1][..], &[0; 600]].concat();
    let sheet = vec![("xl/workbook.xml".to_owned(), b"<workbook".to_vec())];
    for bytes in
        [vec![], b"PK\x03\x04".to_vec(), encrypted, archive(&[]).unwrap(), archive(&sheet).unwrap()]
    {
        let (_, faults) = Workbook::from_xlsx("b.xlsx", &bytes);
        assert_fault(&faults, "workbook-unreadable", "b.xlsx", &["save it again"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_break_the_csv_reader(bytes in proptest::collection::vec(
        prop_oneof![Just(b','), Just(b'"'), Just(b'\n'), Just(b'\r'), any::<u8>()], 0..400)) {
        let (sheet, _) = Sheet::from_csv("f", &bytes);
        prop_assert!(sheet.rows.iter().all(|row| row.cells.len() == sheet.header.len()));
        prop_assert!(sheet.rows.windows(2).all(|pair| pair[0].line < pair[1].line));
    }

    #[test]
    fn what_a_csv_writer_writes_is_read_back(rows in proptest::collection::vec(
        proptest::collection::vec("[a-z ,\"\n\r;]{0,8}x", 3), 1..8)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["a", "b", "c"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let (sheet, faults) = Sheet::from_csv("f", &writer.into_inner().unwrap());
        prop_assert!(faults.is_empty(), "{:?}", faults);
        let read: Vec<Vec<String>> = sheet.rows.iter().map(|row| row.cells.clone()).collect();
        prop_assert_eq!(read, rows);
        prop_assert!(sheet.rows.iter().zip(2..).all(|(row, line)| row.line == line));
    }

    #[test]
    fn no_damage_breaks_the_workbook_reader(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12)) {
        let rows = sheet_xml(&[&[&text_cell("a"), "<c s=\"1\"><v>42916</v></c>"]]);
        let strings = b"<sst uniqueCount=\"1\"><si><t>a</t></si></sst>".to_vec();
        let mut bytes = xlsx(&[("s", rows)], &[("xl/styles.xml", styles()), ("xl/sharedStrings.xml", strings)]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        Workbook::from_xlsx("b.xlsx", &bytes);
    }

    #[test]
    fn no_xml_breaks_the_workbook_reader(xml in "(<(worksheet|sheetData|row|c|v|is|t|f|dimension)( (r|t|s|ref|si)=\"(A1|XFE9|ZZZZZZZ9|99999999999|s|b|d|e|n|str|inlineStr|-1|1)\"){0,3}/?>|</(c|row|v|sheetData)>|[0-9]{1,25}|text){0,40}") {
        let xml = format!("<worksheet><sheetData>{xml}</sheetData></worksheet>");
        Workbook::from_xlsx("b.xlsx", &xlsx(&[("s", xml)], &[("xl/styles.xml", styles())]));
    }
}
