//! The specimen itself. Its staff tables are those of the reference; its other figures are examples.

use renderer::document::{Block, Card, Cover, Document, Part, PartKind, Participation};

use super::build::{Builder, part, record_card, share_card, text};

const GENERAL_SERVICE: &str = include_str!("../../../../tests/facts/staff_general_service.csv");
const PROFESSIONAL: &str = include_str!("../../../../tests/facts/staff_professional.csv");

pub fn english(copies: usize) -> Document {
    let mut b = Builder::default();
    let mut parts = vec![foreword(&mut b), structure(&mut b)];
    for copy in 1..=copies.max(1) {
        parts.push(principle(&mut b, copy));
    }
    parts.push(objective(&mut b));
    parts.extend([year(&mut b), staff(&mut b), general_service(&mut b), professional(&mut b)]);
    Document {
        cover: cover(),
        parts,
        footnotes: footnotes(),
        abbreviations: abbreviations(),
        cards: cards(),
        ..Document::default()
    }
}

fn cover() -> Cover {
    let regions = [
        ("West and Central Africa", 20, 19),
        ("East and Horn of Africa", 12, 12),
        ("Southern Africa", 14, 13),
        ("Middle East and North Africa", 17, 16),
        ("European Economic Area", 26, 25),
        ("South-Eastern Europe, Eastern Europe and Central Asia", 19, 18),
        ("Asia and the Pacific", 25, 23),
        ("Central and North America and the Caribbean", 14, 13),
        ("South America", 11, 11),
    ];
    let row = |(region, invited, responded): (&str, u32, u32)| Participation {
        region: region.into(),
        invited,
        responded,
    };
    Cover {
        organization: "International Organization for Migration".into(),
        short_name: "IOM".into(),
        title: "Annual Report for 2017".into(),
        symbol: "C/109/4".into(),
        session: "Council, 109th Session".into(),
        language: "en".into(),
        date: "June 2018".into(),
        date_iso: "2018-06-01".into(),
        year: 2017,
        notice: Some("The answers of single offices are synthetic: they were made so that their totals agree with the published ones.".into()),
        theme: "lake".into(),
        snapshot: "9f2c61d04be87a35c0d1e6f7a84b23959f2c61d04be87a35c0d1e6f7a84b2395".into(),
        base: "150 of 158 offices answered, or 95 per cent.".into(),
        participation: regions.map(row).into(),
    }
}

fn foreword(b: &mut Builder) -> Part {
    let mut blocks: Vec<Block> = [
        "This report says what the Organization did in the year, and it says so in figures that can be checked by anyone who reads it.",
        "More than [[gcm.national|70 offices]] worked with the authorities of their host countries on the compact, and each of the [[gcm.sessions|six]] thematic sessions had our support.",
        "Programmes in crises reached over [[crisis.people|28.9 million]] people. Resettlement remained a core task: [[resettlement.people|137,839]] refugees and other persons at risk travelled to [[resettlement.states|42 States]].",
        "Every figure is now computed, by written rules, from what offices answered or from records kept at headquarters. Whoever wants to know how a number came about finds the rule in ((#figures-annex|the last annex)).",
    ]
    .map(|p| b.plain(p))
    .into();
    blocks.push(Block::Signature(vec![
        text("The Director General"),
        text("International Organization for Migration"),
    ]));
    part(PartKind::Foreword, "foreword", None, "Foreword", blocks)
}

fn structure(b: &mut Builder) -> Part {
    let blocks = vec![
        b.paragraph("The report follows the Migration Governance Framework: three principles, then three objectives, then what makes the Organization effective."),
        b.paragraph("Two reports that used to appear apart are joined here. The reasons are:"),
        Block::List { ordered: false, items: vec![
            vec![b.plain("results and the means of reaching them can be read together;")],
            vec![b.plain("offices are asked **once**, by one questionnaire; and")],
            vec![b.plain("a figure appears in one place only."), Block::List { ordered: true, items: vec![vec![b.plain("It is defined before it is computed.")], vec![b.plain("It is computed before it is written about.")]] }],
        ] },
    ];
    part(PartKind::Body, "new-reporting-structure", None, "New reporting structure", blocks)
}

fn principle(b: &mut Builder, copy: usize) -> Part {
    let note = |n: usize| if copy == 1 { format!("^{n}^") } else { String::new() };
    let blocks = vec![
        b.heading(2, "Supporting States’ adherence to international standards"),
        b.paragraph("[[standards.states_supported|One hundred and ten offices]] helped States to keep the commitments that they have made under international law. That is [[standards.states_supported|73 per cent]] of the [[cycle.responding|150 offices]] that answered the questionnaire."),
        b.paragraph("Requests came from far beyond the services that traditionally deal with migration. Next to ministries of the interior and border authorities, those in charge of health, of women’s affairs and of defence turned to the Organization for advice."),
        b.paragraph(&format!("The greater part of this help was advice: offices read draft laws, held them against the treaties that a State had joined and discussed the outcome with those who would have to apply it.{} Training went hand in hand with advice. It reached government officials in [[standards.trained|112 countries]], civil society partners in [[standards.trained|60]] and companies in [[standards.trained|40]]. Trafficking was taught in more countries ([[standards.topics|107]]) than any other subject, followed by smuggling ([[standards.topics|72]]), labour standards ([[standards.topics|65]]) and rules on entry and exit ([[standards.topics|61]]).", note(1))),
        b.chart("standards.topics", "Countries in which training on international standards was given, by subject", "Number of countries; a country may appear in several rows", &[("Trafficking in persons", 107), ("Smuggling", 72), ("Labour standards", 65), ("Entry and exit", 61), ("Rights of migrants in detention and of those about to be returned to their countries", 17), ("Other", 3)]),
        b.heading(2, &format!("A principled approach in the Organization{}", note(2))),
        b.paragraph("What the Organization asks of States it also asks of itself. Each of the policies below sets a standard for its own conduct, and each is followed here by what offices reported about keeping it."),
        b.heading(3, "Principles for Humanitarian Action"),
        b.paragraph("A course of [[humanitarian.course|75 minutes]], offered in Arabic, English, French and Spanish, introduces staff and selected partners to the principles. [[humanitarian.referenced|Seventy]] offices have gone further and cite them in writing: [[humanitarian.referenced|62]] in project documents and [[humanitarian.referenced|35]] in their strategies."),
        Block::Quote(vec![b.plain("Humanity, impartiality, neutrality and independence are not an end in themselves: they are how people in need are reached at all.")]),
        b.paragraph("Principles meet with resistance. [[humanitarian.challenges|Forty-one]] country offices ran into obstacles: no access in [[humanitarian.challenges|25]] cases, insecurity in as many, and gaps in coverage in [[humanitarian.challenges|18]]."),
        b.heading(3, "Gender Equality Policy 2015–2019"),
        b.paragraph(&format!("Member States endorsed the policy in 2015. An evaluation at its midpoint judged the foundation sound and the results still fragile: whether they last will depend on the attention of senior managers, and on every member of staff.{}", note(3))),
        b.paragraph("Within the Organization, women made up [[hr.women|47 per cent]] of the workforce and [[hr.women_professional|46 per cent]] of international Professional staff. The share shrinks as grades rise; ((#annex-iii|annex III)) has the details, and the ((https://www.un.org/womenwatch/|inter-agency network)) sets it beside those of others."),
        b.heading(4, "Where the data come from"),
        b.paragraph("Grades and sex are taken from the staff records at the end of the year. *Ungraded* staff are those whose contracts carry no grade."),
        b.heading(3, "Standards of conduct"),
        b.paragraph("[[conduct.trained|One hundred and thirty-one offices]] gave every new colleague an introduction to the standards of conduct within three months."),
    ];
    let id = if copy == 1 { "principle-1".into() } else { format!("principle-{copy}") };
    part(
        PartKind::Body,
        &id,
        Some(&format!("Principle {copy}")),
        "Adherence to international standards and fulfilment of migrants’ rights",
        blocks,
    )
}

fn objective(b: &mut Builder) -> Part {
    let blocks = vec![
        b.paragraph("The Organization advances the well-being of migrants and of the societies that they leave and join."),
        b.heading(2, "Safe, ethical and beneficial labour migration"),
        b.paragraph("[[labour.framework|Seventy-four offices]], or [[labour.framework|49 per cent]], helped governments to build the legal and administrative machinery that labour mobility needs."),
        b.chart("labour.recruitment", "Offices that support ethical recruitment, by field", "Number of offices, out of 40", &[("Capacity of governments", 31), ("Monitoring of recruiters", 22), ("Certification", 9)]),
        b.heading(2, "Return"),
        b.paragraph("The ten countries from which most people returned are listed in ((#table-1|table 1))."),
        b.table("Assisted voluntary return: countries from which most people returned", &[], &["Host country;Returnees;Share (%)", "Germany;[[avr.germany|29,522]];41", "Greece;5,656;8", "Niger;4,893;7", "Austria;3,546;5", "Belgium;3,412;5", "Other;25,140;35", "=All;72,176;100"].map(String::from)),
        b.paragraph("Returns that governments organized themselves are not counted.^1^"),
    ];
    part(
        PartKind::Body,
        "objective-1",
        Some("Objective 1"),
        "Socioeconomic well-being of migrants and society",
        blocks,
    )
}

fn year(b: &mut Builder) -> Part {
    let lines = [
        "Month;In the world;In the Organization",
        "January;A new Secretary-General takes office.;The first policy on migration data comes into force.",
        "May;Governments meet in Geneva on the compact.;Offices in five regions hold consultations.",
        "December;States take stock in Puerto Vallarta.;The Council meets for the 108th time.",
    ];
    let blocks = vec![
        b.plain("What happened in the world, and what the Organization did."),
        b.table("The year, month by month", &[], &lines.map(String::from)),
    ];
    part(PartKind::Annex, "annex-i", Some("Annex I"), "The year 2017", blocks)
}

fn staff(b: &mut Builder) -> Part {
    let lines = [
        "Grade;Women;Men;All;2013;2014;2015;2016;2017;Change;Women;Men;All;2013;2014;2015;2016;2017;Change;Remark on the series",
        "D-1 and D-2;16;34;50;24;25;26;26;32;+6;16;34;50;24;25;26;26;32;+6;",
        "P-5;31;54;85;27;28;29;34;36;+7;31;54;85;27;28;29;34;36;+7;",
        "P-4;104;149;253;38;39;39;40;41;+2;104;149;253;38;39;39;40;41;+2;",
        "P-1;10;22;32;44;45;46;38;31;−15;10;22;32;44;45;46;38;31;−15;New entry grade since 2016",
        "=All grades;161;259;420;42;44;43;45;46;+3;161;259;420;42;44;43;45;46;+3;",
    ];
    let mut table = b.table(
        "Women and men among Professional staff, by grade",
        &[
            ("Staff in 2017", 3),
            ("Share of women (%)", 6),
            ("Without short-term staff", 3),
            ("Share of women (%)", 6),
        ],
        &lines.map(String::from),
    );
    if let Block::Table(table) = &mut table {
        table.notes = vec![text(
            "Changes are in percentage points from 2015 to 2017: the difference of the rounded shares.",
        )];
        table.source = "staff records at 31 December 2017".into();
    }
    let blocks =
        vec![b.plain("The Director General and the Deputy Director General are left out."), table];
    part(PartKind::Annex, "annex-iii", Some("Annex III"), "Women and men among staff", blocks)
}

fn general_service(b: &mut Builder) -> Part {
    let columns = [
        "nationality",
        "G-1",
        "G-1A",
        "G-1B",
        "G-2",
        "G-3",
        "G-4",
        "G-5",
        "G-6",
        "G-7",
        "NO-A",
        "NO-B",
        "NO-C",
        "NO-D",
        "UG",
        "F",
        "M",
        "total",
    ];
    let head = "Nationality;1;1A;1B;2;3;4;5;6;7;A;B;C;D;Ungraded;Women;Men;Total";
    let table = staff_table(
        b,
        GENERAL_SERVICE,
        &columns,
        head,
        &[("General Service", 9), ("National Officers", 4), ("All grades", 4)],
    );
    part(
        PartKind::Annex,
        "annex-iv",
        Some("Annex IV"),
        "General Service staff by nationality, grade and sex",
        vec![table],
    )
}

fn professional(b: &mut Builder) -> Part {
    let columns = [
        "nationality",
        "E-1",
        "E-2",
        "D-2",
        "D-1",
        "P-5",
        "P-4",
        "P-3",
        "P-2",
        "P-1",
        "UG",
        "F",
        "M",
        "total",
    ];
    let head = "Nationality;E-1;E-2;D-2;D-1;P-5;P-4;P-3;P-2;P-1;Ungraded;Women;Men;Total";
    let table = staff_table(b, PROFESSIONAL, &columns, head, &[]);
    part(
        PartKind::Annex,
        "annex-v",
        Some("Annex V"),
        "Professional staff by nationality, grade and sex",
        vec![table],
    )
}

fn staff_table(
    b: &mut Builder,
    file: &str,
    columns: &[&str],
    head: &str,
    groups: &[(&str, usize)],
) -> Block {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let names = reader.headers().expect("a head").clone();
    let at: Vec<_> = columns.iter().map(|c| names.iter().position(|n| n == *c).expect(c)).collect();
    let mut lines = vec![head.to_owned()];
    for row in reader.records() {
        let row = row.expect("a row");
        let cells: Vec<_> =
            at.iter().map(|i| if &row[*i] == "0" { "–" } else { &row[*i] }).collect();
        lines.push(cells.join(";"));
    }
    let mut block = b.table("Staff worldwide at 31 December 2017", groups, &lines);
    if let Block::Table(table) = &mut block {
        table.notes = vec![text("A dash stands for none.")];
        table.source = "staff records kept at headquarters".into();
    }
    block
}

fn footnotes() -> Vec<Vec<renderer::document::Inline>> {
    vec![
        text(
            "Countries can exceed offices: one office may serve several countries, and each country is counted once, as in [[standards.trained|112 countries]].",
        ),
        text("The policies are those in force at the end of the year."),
        text(
            "Evaluation of the *Gender Equality Policy*, ((https://example.org/evaluation|full text)).",
        ),
    ]
}

fn abbreviations() -> Vec<(String, String)> {
    [("DTM", "Displacement Tracking Matrix"), ("IASC", "Inter-Agency Standing Committee"), ("IOM", "International Organization for Migration"), ("MiGOF", "Migration Governance Framework"), ("NGO", "non-governmental organization"), ("SDG", "Sustainable Development Goal"), ("UN-SWAP", "United Nations System-wide Action Plan on Gender Equality and the Empowerment of Women")]
        .map(|(a, b)| (a.into(), b.into()))
        .into()
}

fn cards() -> std::collections::BTreeMap<String, Card> {
    let mut trained = record_card(
        "standards.trained",
        "112",
        "Countries in which training on standards was given",
        "p5",
    );
    trained.of = "countries".into();
    trained.cells = [("Officials", "112"), ("Civil society", "60"), ("Companies", "40")]
        .map(|(a, b)| (a.into(), b.into()))
        .into();
    let mut topics = trained.clone();
    topics.name = "standards.topics".into();
    topics.label = "Countries in which training was given, by subject".into();
    topics.cells =
        [("Trafficking", "107"), ("Smuggling", "72"), ("Labour", "65"), ("Entry and exit", "61")]
            .map(|(a, b)| (a.into(), b.into()))
            .into();
    let cards = [
        share_card(
            "standards.states_supported",
            "Offices that helped States to keep international commitments",
            [110, 34, 6],
            "p3",
        ),
        share_card(
            "cycle.responding",
            "Offices that answered the questionnaire",
            [150, 8, 0],
            "p3",
        ),
        share_card(
            "humanitarian.referenced",
            "Offices that cite the humanitarian principles in writing",
            [70, 72, 8],
            "p7",
        ),
        share_card(
            "humanitarian.challenges",
            "Offices that met obstacles to principled action",
            [41, 101, 8],
            "p8",
        ),
        share_card(
            "conduct.trained",
            "Offices that introduce new colleagues to the standards of conduct",
            [131, 12, 7],
            "p12",
        ),
        share_card(
            "labour.framework",
            "Offices that helped to build the machinery of labour mobility",
            [74, 70, 6],
            "p14",
        ),
        share_card(
            "labour.recruitment",
            "Offices that support ethical recruitment",
            [40, 104, 6],
            "p14",
        ),
        share_card(
            "gcm.national",
            "Offices that worked on the compact with their host countries",
            [71, 79, 0],
            "foreword",
        ),
        record_card("gcm.sessions", "6", "Thematic sessions on the compact", "foreword"),
        record_card("crisis.people", "28,900,000", "People reached in crises", "foreword"),
        record_card("resettlement.people", "137,839", "People resettled or admitted", "foreword"),
        record_card("resettlement.states", "42", "States that received them", "foreword"),
        record_card("humanitarian.course", "75", "Length of the course, in minutes", "p7"),
        record_card("hr.women", "47%", "Women among all staff", "p10"),
        record_card(
            "hr.women_professional",
            "46%",
            "Women among international Professional staff",
            "p10",
        ),
        record_card(
            "avr.germany",
            "29,522",
            "People who returned from Germany with assistance",
            "p15",
        ),
        trained,
        topics,
    ];
    cards.into_iter().map(|card| (card.name.clone(), card)).collect()
}

/// The same kinds of text in French, with its own spacing and a table of words.
pub fn french() -> Document {
    let mut b = Builder::default();
    let foreword = vec![
        b.plain("Ce rapport dit ce que l’Organisation a fait pendant l’année, en chiffres que chacun peut vérifier."),
        b.plain("Les programmes ont atteint [[crise.personnes|28,9 millions]] de personnes ; [[etats.reinstallation|42 États]] ont accueilli des réfugiés."),
    ];
    let body = vec![
        b.heading(2, "Appui aux États"),
        b.paragraph("[[normes.etats|Cent dix bureaux]] ont aidé les États à tenir les engagements qu’ils ont pris en droit international, soit [[normes.etats|73 %]] des bureaux qui ont répondu.^1^"),
        b.paragraph("Les demandes sont venues de bien au-delà des services traditionnellement chargés des migrations : ministères de la santé, des affaires féminines et de la défense se sont adressés à l’Organisation, « sans formalités », pour obtenir des conseils."),
        b.chart("normes.etats", "Bureaux ayant appuyé les États, par domaine", "Nombre de bureaux, sur 110", &[("Traite des personnes", 107), ("Trafic illicite de migrants", 72), ("Normes du travail", 65)]),
        b.table("Personnel par catégorie", &[], &["Catégorie;Femmes;Hommes;Total", "Administrateurs;678;787;1 465", "Services généraux;4 452;5 059;9 511", "=Ensemble;5 130;5 846;10 976"].map(String::from)),
    ];
    let mut states = share_card(
        "normes.etats",
        "Bureaux ayant aidé les États à tenir leurs engagements",
        [110, 34, 6],
        "p1",
    );
    states.of = "sur 150 bureaux".into();
    states.rule = "Bureaux qui ont répondu « oui » à la question C1.".into();
    states.shares = [("comptés", 110), ("non comptés", 34), ("sans réponse", 6)]
        .map(|(a, n)| (a.into(), n))
        .into();
    let cards = [
        states,
        record_card(
            "crise.personnes",
            "28 900 000",
            "Personnes atteintes dans les crises",
            "foreword",
        ),
        record_card("etats.reinstallation", "42", "États d’accueil", "foreword"),
    ];
    Document {
        cover: Cover {
            title: "Rapport annuel pour 2017".into(),
            language: "fr".into(),
            date: "juin 2018".into(),
            session: "Conseil, 109ᵉ session".into(),
            organization: "Organisation internationale pour les migrations".into(),
            notice: None,
            theme: "wine".into(),
            base: "150 bureaux sur 158 ont répondu, soit 95 %.".into(),
            participation: vec![],
            ..cover()
        },
        parts: vec![
            part(PartKind::Foreword, "foreword", None, "Avant-propos", foreword),
            part(
                PartKind::Body,
                "principe-1",
                Some("Principe 1"),
                "Respect des normes internationales et réalisation des droits des migrants",
                body,
            ),
            part(
                PartKind::Annex,
                "annexe-i",
                Some("Annexe I"),
                "L’année 2017",
                vec![b.plain("Les événements de l’année, mois par mois.")],
            ),
        ],
        footnotes: vec![text(
            "Un bureau peut couvrir plusieurs pays ; chaque pays n’est compté qu’une fois.",
        )],
        abbreviations: vec![(
            "OIM".into(),
            "Organisation internationale pour les migrations".into(),
        )],
        cards: cards.into_iter().map(|card| (card.name.clone(), card)).collect(),
        ..Document::default()
    }
}
