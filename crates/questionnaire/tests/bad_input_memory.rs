//! Input that is meant to exhaust memory does not: held against the peak of this process, so that this test has a process of its own.

#[path = "support/xlsx.rs"]
mod workbook;

use questionnaire::cycle::Cycle;
use questionnaire::sheet::{Sheet, Workbook};
use workbook::{sheet_xml, text_cell, xlsx};

/// Peak resident memory of this process in MiB; none where the system does not tell.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kilobytes| kilobytes >> 10)
}

/// Copies of 258 spaces: about a gigabyte.
const COPIES: usize = 4_200_000;

/// Spaces without end in one block of fixed codes (RFC 1951, 3.2.6): a literal, then copies of 258 bytes from one byte back, 13 bits each.
fn deflated_spaces(copies: usize) -> Vec<u8> {
    const SPACE: &str = "01010000";
    const COPY: &str = "1100010100000";
    let bits = "110"
        .chars()
        .chain(SPACE.chars())
        .chain(COPY.chars().cycle().take(copies * COPY.len()))
        .chain("0000000".chars());
    let bits: Vec<u8> = bits.map(|bit| u8::from(bit == '1')).collect();
    bits.chunks(8).map(|byte| byte.iter().rev().fold(0, |value, bit| value << 1 | bit)).collect()
}

/// An archive with one part of a gigabyte of spaces, which says that it has this many bytes (APPNOTE 4.3.7, 4.3.12, 4.3.16).
fn bomb(declared: usize) -> Vec<u8> {
    const NAME: &[u8] = b"xl/sharedStrings.xml";
    let data = deflated_spaces(COPIES);
    let number = |n: usize| u32::try_from(n).expect("a size below 4 GiB").to_le_bytes();
    // Version, flags, method 8 (deflate), time, date, checksum, sizes, lengths of name and extra field.
    let common =
        [&[20, 0, 0, 0, 8, 0][..], &[0; 8], &number(data.len()), &number(declared), &[20, 0, 0, 0]]
            .concat();
    let local = [b"PK\x03\x04", &common[..], NAME, &data].concat();
    let central = [b"PK\x01\x02\x14\0", &common[..], &[0; 14], NAME].concat();
    let end = [
        b"PK\x05\x06\0\0\0\0\x01\0\x01\0",
        &number(central.len())[..],
        &number(local.len()),
        &[0, 0],
    ]
    .concat();
    [local, central, end].concat()
}

#[test]
fn peak_memory_is_bounded() {
    let (honest, lying) = (bomb(1 + 258 * COPIES), bomb(1_000));
    assert!(honest.len() < 8 << 20, "small on disk: {}", honest.len());
    let strings = b"<sst uniqueCount=\"40000000\"><si><t>a</t></si></sst>".to_vec();
    let long = "x".repeat(90_000);
    let shared = format!("<sst><si><t>{long}</t></si></sst>").into_bytes();
    let many = format!("<row>{}</row>", "<c t=\"s\"><v>0</v></c>".repeat(10_000));
    let rows = format!(
        "<worksheet><sheetData><row>{}</row>{many}</sheetData></worksheet>",
        text_cell("a")
    );
    let workbooks = [
        honest,
        lying,
        xlsx(&[("s", sheet_xml(&[]))], &[("xl/sharedStrings.xml", strings)]),
        xlsx(&[("s", rows)], &[("xl/sharedStrings.xml", shared)]),
    ];
    for bytes in &workbooks {
        let (_, faults) = Workbook::from_xlsx("b.xlsx", bytes);
        assert!(faults.has_errors());
    }
    let (_, faults) = Workbook::from_xlsx("b.xlsx", &workbooks[0]);
    assert!(faults.iter().all(|d| d.code == "workbook-too-large"), "{faults:?}");
    let mut cell = b"a,b\n1,".to_vec();
    cell.resize(50_000_000, b'"');
    assert!(Sheet::from_csv("f.csv", &cell).1.has_errors());
    let (sheet, _) = Sheet::from_csv("f.csv", &b",".repeat(50_000_000));
    assert!(sheet.rows.is_empty());
    assert!(Cycle::read("cycle.toml", &b"[".repeat(1_000_000)).1.has_errors());
    if let Some(peak) = peak() {
        assert!(peak < 300, "{peak} MiB");
    }
}
