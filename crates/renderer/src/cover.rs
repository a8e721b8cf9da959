//! What the cover says.

use std::collections::{BTreeMap, BTreeSet};

use aggregation::figure::{NamesAre, Quantity, Value};

use crate::build::Inputs;
use crate::document::{Cover, Participation};
use crate::language::{Forms, Place, SlotValue, Voice};
use crate::source;
use crate::words::Words;

pub(crate) fn cover(inputs: &Inputs<'_>, language: &str, voice: &Voice<'_>) -> Cover {
    let cycle = inputs.cycle;
    let participation = source::Participation::of(inputs);
    Cover {
        organization: cycle.organization.get(language).to_owned(),
        short_name: cycle.short_name.clone(),
        title: cycle.document.title.get(language).to_owned(),
        symbol: cycle.document.symbol.clone(),
        session: cycle.document.session.get(language).to_owned(),
        language: language.to_owned(),
        date: date_in_words(&cycle.dates.published, voice),
        date_iso: cycle.dates.published.clone(),
        year: cycle.year,
        notice: cycle.synthetic.as_ref().map(|notice| notice.get(language).to_owned()),
        theme: cycle.document.theme.clone(),
        snapshot: inputs.figures.snapshot.clone(),
        base: participation.fill(Words::of(language), "base", cycle.year),
        participation: by_region(inputs),
    }
}

/// A day as the language says it; as it is written if it is no day.
fn date_in_words(day: &str, voice: &Voice<'_>) -> String {
    let value = SlotValue {
        value: &Value::Date(day.to_owned()),
        previous: None,
        quantity: Quantity::Date,
        decimals: 0,
        unit: None,
        numerator: None,
        denominator: None,
        names: &[],
        names_are: NamesAre::Texts,
        cells: &[],
    };
    let said = voice.say(&value, &Forms::default(), Place::default());
    said.map_or_else(|_| day.to_owned(), |said| said.text)
}

fn by_region(inputs: &Inputs<'_>) -> Vec<Participation> {
    let responded: BTreeSet<_> = inputs.responding().map(|r| r.office.as_str()).collect();
    let mut regions: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for office in inputs.roster.invited() {
        let (invited, answered) = regions.entry(&office.region).or_default();
        *invited += 1;
        *answered += u32::from(responded.contains(office.code.as_str()));
    }
    let row = |(region, (invited, responded)): (&str, _)| Participation {
        region: region.to_owned(),
        invited,
        responded,
    };
    regions.into_iter().map(row).collect()
}
