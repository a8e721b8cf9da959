//! Looking at faults.

use questionnaire::diagnostic::{Diagnostic, Diagnostics, Severity};

/// The faults as `place: severity[code]`, in order.
pub fn listed(faults: &Diagnostics) -> Vec<String> {
    let line = |d: Diagnostic| {
        let severity = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("{}: {severity}[{}]", d.place, d.code)
    };
    faults.sorted().into_iter().map(line).collect()
}

/// Asserts that exactly one fault has this code, at this place, and that its message and hint say this.
#[track_caller]
pub fn assert_fault(faults: &Diagnostics, code: &str, place: &str, says: &[&str]) {
    let found: Vec<_> = faults.sorted().into_iter().filter(|d| d.code == code).collect();
    assert_eq!(found.len(), 1, "faults of kind {code} in {faults:#?}");
    assert_eq!(found[0].place.to_string(), place, "{found:#?}");
    let text = format!("{} {}", found[0].message, found[0].hint.clone().unwrap_or_default());
    for part in says {
        assert!(text.contains(part), "{part:?} in {text:?}");
    }
}
