//! The web: offices answer, reviewers return or approve, headquarters follows up, auditors read.

pub mod access;
pub mod app;
pub mod config;
pub mod cycle;
pub mod dates;
pub mod demo;
pub mod fields;
pub mod form;
pub mod frame;
pub mod ladder;
pub mod latest;
pub mod limits;
pub mod links;
pub mod live;
pub mod load;
pub mod mail;
pub mod pages;
pub mod papers;
pub mod problem;
pub mod router;
pub mod serve;
pub mod versions;
pub mod visit;
pub mod words;
