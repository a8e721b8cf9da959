//! What the cover says.

use std::collections::{BTreeMap, BTreeSet};

use aggregation::by_name;

use crate::build::Inputs;
use crate::document::{Cover, Participation};
use crate::language::Language;
use crate::source;
use crate::words::Words;

pub(crate) fn cover(inputs: &Inputs<'_>, language: &'static Language) -> Cover {
    let cycle = inputs.cycle;
    let published = &cycle.dates.published;
    let code = language.code.as_str();
    let participation = source::Participation::of(inputs);
    Cover {
        organization: cycle.organization.get(code).to_owned(),
        short_name: cycle.short_name.clone(),
        title: cycle.document.title.get(code).to_owned(),
        symbol: cycle.document.symbol.clone(),
        session: cycle.document.session.get(code).to_owned(),
        language: code.to_owned(),
        date: language.whole_date(published).unwrap_or_else(|| published.clone()),
        date_iso: published.clone(),
        year: cycle.year,
        notice: cycle.synthetic.as_ref().map(|notice| notice.get(code).to_owned()),
        theme: cycle.document.theme.clone(),
        snapshot: inputs.figures.snapshot.clone(),
        base: participation.fill(Words::of(code), "base", cycle.year),
        participation: by_region(inputs, code),
    }
}

fn by_region(inputs: &Inputs<'_>, language: &str) -> Vec<Participation> {
    let responded: BTreeSet<_> = inputs.responding().map(|r| r.office.as_str()).collect();
    let mut regions: BTreeMap<&str, (u32, u32)> = BTreeMap::new();
    for office in inputs.roster.invited() {
        let (invited, answered) = regions.entry(&office.region).or_default();
        *invited += 1;
        *answered += u32::from(responded.contains(office.code.as_str()));
    }
    let row = |(region, (invited, responded)): (&str, _)| Participation {
        region: inputs.names.term(region, language).unwrap_or(region).to_owned(),
        invited,
        responded,
    };
    let mut rows: Vec<_> = regions.into_iter().map(row).collect();
    rows.sort_by_cached_key(|row| by_name(&row.region));
    rows
}
