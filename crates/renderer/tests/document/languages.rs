//! Documents in other languages, and whether a translation is complete.

use std::collections::BTreeMap;

use aggregation::figure::{Figure, NamesAre, Quantity};
use aggregation::records::Provenance;
use questionnaire::sheet::Files;
use questionnaire::translated::Translated;
use renderer::build::{Built, build};
use renderer::document::{Block, Document};
use renderer::language::{Country, Gender, Noun};
use renderer::narrative::{self, check_complete};

use crate::building::paragraphs;
use crate::world::{World, cells, count, english};

fn translated(en: &str, fr: &str, es: &str) -> Translated {
    let texts = [("en", en), ("fr", fr), ("es", es)];
    Translated(texts.map(|(code, text)| (code.to_owned(), text.to_owned())).into())
}

fn world() -> World {
    let mut figure =
        cells(count("f", 110), "region", &[("North", "North", 70), ("South", "South", 40)]);
    figure.label = translated("Label", "Libellé", "Etiqueta");
    figure.definition.source = "questionnaire".into();
    let mut world = World::new(vec![figure, Figure { ..count("g", 7) }]);
    let noun = Noun {
        one: translated("office", "bureau", "oficina"),
        other: translated("offices", "bureaux", "oficinas"),
        gender: BTreeMap::from([("fr".into(), Gender::Masculine), ("es".into(), Gender::Feminine)]),
        ..Noun::default()
    };
    world.names.units.insert("offices".into(), noun);
    world
}

fn document(language: &str, text: &str) -> Document {
    let world = world().literal("Principe 1").literal("Principio 1");
    let files = Files::from([(format!("narrative/{language}/01.md"), text.as_bytes().to_vec())]);
    let (narrative, faults) = narrative::read(&files, language);
    assert!(faults.is_empty(), "{:#?}", faults.sorted());
    let built = build(&narrative, &world.inputs());
    assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics.sorted());
    built.document
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

#[test]
fn a_french_document_speaks_french() {
    let document = document(
        "fr",
        "# Principe 1\u{a0}: Respect\n\nQui\u{a0}? {{ f }}.\n\n::: table total f=\"Nombre\"\nTitre\nNote\u{a0}: pour {{ g }}.\n:::\n",
    );
    let part = &document.parts[0];
    assert_eq!((part.label.as_deref(), part.id.as_str()), (Some("Principe 1"), "principe-1"));
    assert_eq!(document.cover.base, "2 bureaux sur 3 ont répondu");
    assert_eq!(plain(&document.cover.date), "12 juin 2018");
    let Block::Table(table) = &part.blocks[1] else { panic!() };
    assert_eq!((table.head.len(), table.notes.len()), (2, 1));
    let card = &document.cards["f"];
    assert_eq!((card.label.as_str(), card.of.as_str()), ("Libellé", "sur 150 bureaux"));
    assert_eq!(
        card.rule,
        "Tous\u{a0}: les bureaux qui ont répondu au questionnaire. Réparti par région."
    );
    assert_eq!(card.used[0].0, "paragraphe 1");
    let spots = renderer::usage::spots(&document);
    assert_eq!(plain(spots[1].text.trim()), "Qui ? Cent dix bureaux.");
}

#[test]
fn a_spanish_document_speaks_spanish() {
    let document = document("es", "# Principio 1: Respeto\n\nRespondieron {{ f }} y {{ g }}.\n");
    assert_eq!(document.cover.base, "Respondieron 2 de 3 oficinas");
    assert_eq!(document.cards["f"].used, [("párrafo 1".to_owned(), "p1".to_owned())]);
    let spots = renderer::usage::spots(&document);
    assert_eq!(plain(spots[1].text.trim()), "Respondieron 110 oficinas y 7 oficinas.");
}

/// The faults of a French translation that is to be complete.
fn faults(original: &str, translation: Option<&str>) -> Vec<(&'static str, String)> {
    let mut world = world();
    world.cycle.complete.insert("fr".into(), vec!["01".into()]);
    let mut files = Files::from([("narrative/en/01.md".to_owned(), original.as_bytes().to_vec())]);
    if let Some(text) = translation {
        files.insert("narrative/fr/01.md".into(), text.as_bytes().to_vec());
    }
    let narratives = ["en", "fr"].map(|language| narrative::read(&files, language).0);
    let faults = check_complete(&narratives, &world.cycle).sorted();
    faults.into_iter().map(|fault| (fault.code, fault.place.to_string())).collect()
}

#[test]
fn a_complete_translation_has_what_the_original_has() {
    let original = "# Part\n\nOne {{ f }}.\n\n- a\n- b\n\nTwo.\n";
    let fault = |code, place: &str| vec![(code, format!("narrative/fr/01.md{place}"))];
    assert_eq!(
        faults(original, Some("# Partie\n\nUn {{ f | number }}.\n\n- a\n- b\n\nDeux.\n")),
        []
    );
    assert_eq!(faults(original, None), fault("missing-file", ""));
    let short = "# Partie\n\nUn {{ f }}.\n\n- a\n- b\n";
    assert_eq!(faults(original, Some(short)), fault("missing-paragraph", ":6:3"));
    let items = "# Partie\n\nUn {{ f }}.\n\n- a\n\nDeux.\n";
    assert_eq!(faults(original, Some(items)), fault("missing-paragraph", ":5:3"));
    let long = "# Partie\n\nUn {{ f }}.\n\n- a\n- b\n\nDeux.\n\nTrois.\n";
    assert_eq!(faults(original, Some(long)), fault("extra-paragraph", ":10:1"));
    let other = "# Partie\n\nUn {{ g }}.\n\n- a\n- b\n\nDeux.\n";
    assert_eq!(faults(original, Some(other)), fault("figures-differ", ":3:1"));
    let mut world = world();
    world.cycle.complete.insert("fr".into(), vec!["02".into()]);
    let narrative = narrative::Narrative { language: "en".into(), files: Vec::new() };
    let unknown = check_complete(&[narrative], &world.cycle).sorted();
    assert_eq!(
        (unknown[0].code, unknown[0].place.to_string()),
        ("unknown-file", "cycle.toml:complete.fr".into())
    );
}

/// Chad, Egypt, Iraq and Spain, with figures that list them.
fn atlas() -> World {
    let countries = [
        ("TCD", "Chad", "Tchad", "Chad"),
        ("EGY", "Egypt", "Égypte", "Egipto"),
        ("IRQ", "Iraq", "Iraq", "Iraq"),
        ("ESP", "Spain", "Espagne", "España"),
    ];
    let listed = |name: &str, codes: &[&str]| Figure {
        names: codes.iter().map(|code| (*code).to_owned()).collect(),
        names_are: NamesAre::Countries,
        ..count(name, 4)
    };
    let keyed = |name: &str, keys: &[(&str, i128, u32)]| {
        let keyed: Vec<_> = keys.iter().map(|(key, n, _)| (*key, *key, *n)).collect();
        let mut figure = cells(count(name, 9), "nationality", &keyed);
        for (cell, (key, _, rank)) in figure.cells.iter_mut().zip(keys) {
            cell.rank = *rank;
            let country = countries.iter().find(|(_, en, ..)| en == key);
            cell.label =
                country.map_or_else(|| english(key), |(_, en, fr, es)| translated(en, fr, es));
        }
        figure
    };
    let texts =
        |name: &str, texts: &[&str]| Figure { names_are: NamesAre::Texts, ..listed(name, texts) };
    let mut world = World::new(vec![
        listed("sorted", &["TCD", "EGY", "IRQ", "ESP"]),
        listed("given", &["IRQ", "TCD", "ESP"]),
        keyed("rows", &[("Chad", 1, 4), ("Egypt", 3, 2), ("Spain", 2, 3), ("Other", 9, 1)]),
        texts("texts", &["Arabic", "English", "French"]),
        texts("chosen", &["Manila", "Headquarters"]),
        keyed("ranked", &[("Iraq", 9, 1), ("Chad", 2, 2), ("Spain", 2, 2)]),
    ]);
    for (code, en, fr, es) in countries {
        let country = Country { name: translated(en, fr, es), article: Translated::default() };
        world.names.countries.insert(code.into(), country);
    }
    let kept = Provenance {
        source: "Personnel records".into(),
        owner: "HR".into(),
        date: "2017-12-31".into(),
    };
    world.figures.figures.get_mut("texts").expect("it is there").definition.provenance = vec![kept];
    for (en, fr, es) in [
        ("Other", "Autre", "Otro"),
        ("Arabic", "arabe", "árabe"),
        ("English", "anglais", "inglés"),
        ("French", "français", "francés"),
        ("Headquarters", "Siège", "Sede"),
        ("Personnel records", "Données relatives au personnel", "Registros de personal"),
        ("North", "Nord", "Norte"),
        ("South", "Centre", "Sur"),
    ] {
        world.names.terms.insert(en.into(), translated(en, fr, es));
    }
    world
}

fn atlas_in(language: &str, text: &str) -> Built {
    let files = Files::from([(format!("narrative/{language}/01.md"), text.as_bytes().to_vec())]);
    let (narrative, _) = narrative::read(&files, language);
    let built = build(&narrative, &atlas().inputs());
    assert!(built.diagnostics.is_empty(), "{:#?}", built.diagnostics.sorted());
    built
}

#[test]
fn what_is_in_the_order_of_names_is_so_in_every_language() {
    let text = "# P\n\n{{ sorted | list }}.\n\n{{ given | list }}.\n\n::: each rows\n{{ item }}.\n:::\n\n::: each ranked\n{{ item }}.\n:::\n";
    let rows = |language| paragraphs(&atlas_in(language, text)).join(" ");
    assert_eq!(
        rows("en"),
        "Chad, Egypt, Iraq, Spain. Iraq, Chad, Spain. Chad. Egypt. Spain. Other. Iraq. Chad. Spain."
    );
    assert_eq!(
        rows("fr"),
        "Égypte, Espagne, Iraq, Tchad. Iraq, Tchad, Espagne. Égypte. Espagne. Tchad. Autre. Iraq. Espagne. Tchad."
    );
    assert_eq!(
        rows("es"),
        "Chad, Egipto, España, Iraq. Iraq, Chad, España. Chad. Egipto. España. Otro. Iraq. Chad. España."
    );
}

#[test]
fn texts_are_said_by_their_names_in_a_language() {
    let text = "# P\n\n{{ texts | names }}.\n\n{{ chosen | list }}.\n";
    let said = |language| paragraphs(&atlas_in(language, text)).join(" ");
    assert_eq!(said("en"), "Arabic, English and French. Manila, Headquarters.");
    assert_eq!(said("fr"), "Anglais, arabe et français. Manila, Siège.");
    assert_eq!(said("es"), "Árabe, francés e inglés. Manila, Sede.");
}

#[test]
fn the_cover_and_the_sources_speak_the_language() {
    let document = |language: &str| {
        let document = atlas_in(language, "# P\n\n{{ texts | names }}.\n").document;
        let regions = document.cover.participation.iter().map(|row| row.region.clone());
        (plain(&document.cards["texts"].source), regions.collect::<Vec<_>>().join(", "))
    };
    let says = |language, source: &str, regions: &str| {
        assert_eq!(document(language), (source.to_owned(), regions.to_owned()));
    };
    says("en", "Personnel records (HR, 31 December 2017)", "North, South");
    says("fr", "Données relatives au personnel (HR, 31 décembre 2017)", "Centre, Nord");
    says("es", "Registros de personal (HR, 31 de diciembre de 2017)", "Norte, Sur");
}

#[test]
fn a_rule_reads_as_one_sentence_in_every_language() {
    let mut world = world();
    let figure = world.figures.figures.get_mut("g").expect("it is there");
    figure.quantity = Quantity::Percent;
    figure.unit = None;
    figure.definition.condition = "${office_kind} = 'regional'".into();
    figure.definition.base = "asked(${q})".into();
    let rule = |language: &str| {
        let text = b"# P\n\nOf {{ g | number }}.\n".to_vec();
        let files = Files::from([(format!("narrative/{language}/01.md"), text)]);
        let (narrative, _) = narrative::read(&files, language);
        let built = build(&narrative, &world.inputs());
        plain(&built.document.cards["g"].rule)
    };
    assert_eq!(
        rule("en"),
        "Offices that are of the kind “Regional Office”, as a share of the offices that were asked “q”."
    );
    assert_eq!(
        rule("fr"),
        "Bureaux qui sont du type « bureau régional », en proportion des bureaux à qui a été posée la question « q »."
    );
    assert_eq!(
        rule("es"),
        "Oficinas que son del tipo «oficina regional», como proporción de las oficinas a las que se preguntó «q»."
    );
}
