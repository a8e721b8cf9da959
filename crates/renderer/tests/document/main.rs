//! Narrative and figures to a document: what is built, what the gate refuses, what the cards say.

mod building;
mod cards;
mod gate;
mod languages;
mod world;
