//! The pages of an office.
