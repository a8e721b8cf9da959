//! The pages of an office: its sections, the questions of one, all answers at once, certifying, the receipt.

pub mod beside;
pub mod check;
pub mod delegate;
pub mod desk;
pub mod evidence;
pub mod papers;
pub mod question;
pub mod save;
pub mod section;
pub mod submit;
pub mod tasks;
