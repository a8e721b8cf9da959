//! The pages. Each is a template beside its handler: who may is asked first, the model does the work, the page shows it.

pub mod account;
pub mod assets;
pub mod audit;
pub mod error;
pub mod headquarters;
pub mod home;
pub mod message;
pub mod office;
pub mod region;
pub mod report;
pub mod review;
pub mod sign_in;
