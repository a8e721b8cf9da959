//! What an office takes with it and brings back: the receipt, the questionnaire as a workbook, a filled workbook.

pub mod import;
pub mod receipt;
pub mod workbook;
