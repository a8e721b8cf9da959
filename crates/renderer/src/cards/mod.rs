//! Cards: what the annex says of each figure that the document uses.

use std::collections::BTreeMap;

use crate::build::Inputs;
use crate::document::{Card, Document};
use crate::language::Voice;

pub(crate) fn cards(
    _document: &Document,
    _inputs: &Inputs<'_>,
    _voice: &Voice<'_>,
) -> BTreeMap<String, Card> {
    BTreeMap::new()
}
