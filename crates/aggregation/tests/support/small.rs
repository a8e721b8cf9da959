//! A small cycle whose figures are easily counted by hand.
//!
//! | office | kind     | region | countries | supported | topics     | women | men | hours | city   | level |
//! |--------|----------|--------|-----------|-----------|------------|-------|-----|-------|--------|-------|
//! | A      | country  | North  | FRA       | yes       | law health | 10    | 5   | 1.5   | Nice   | low   |
//! | B      | country  | North  | KEN       | yes       | law        | 20    |     | 2.25  | Évian  | high  |
//! | C      | regional | South  | FRA PER   | no        | (not asked)| 3     | 7   | 1     | Lyon   | low   |
//! | D      | country  | South  | PER       | yes       | (empty)    |       | 4   |       |        |       |
//! | E      | country  | South  | TCD       | no response                                                |
//! | F      | exempt                                                                                      |

use questionnaire::sheet::Files;

use super::{Cycle, texts};

const SURVEY: &str = "type,name,label,relevant,appearance
select_one yes_no,supported,Supported,,
select_multiple topic,topics,Topics,${supported} = 'yes',
integer,women,Women,,
integer,men,Men,,
decimal,hours,Hours,,
text,city,City,,
select_one level,level,Level,,
date,started,Started,,year
";

const CHOICES: &str = "list_name,name,label,scale
yes_no,yes,Yes,
yes_no,no,No,
topic,work,Work,
topic,law,Law,
topic,health,Health,
level,high,High,1
level,middle,Middle,2
level,low,Low,3
";

const OFFICES: &str = "code,name,kind,region,countries,from,until,status
A,Office in France,country,North,FRA,,,invited
B,Office in Kenya,country,North,KEN,,,invited
C,Andean office,regional,South,FRA PER,,,invited
D,Office in Peru,country,South,PER,,,invited
E,Office in Chad,country,South,TCD,,,invited
F,Closed office,country,South,TCD,,,exempt: closed in the year
";

const COUNTRIES: &str = "code,name
FRA,France
KEN,Kenya
PER,Peru
TCD,Chad
";

const RESPONSES: &str = "office,status,supported,topics,women,men,hours,city,level,started
A,,yes,law health,10,5,1.5,Nice,low,2018-01-01
B,approved,yes,law,20,,2.25,Évian,high,
C,,no,,3,7,1.0,Lyon,low,
D,,yes,,,4,,,,
E,draft,yes,law,1000,1000,1000,Draft,low,
";

const RECORDS: &str = "name,label,value,unit,names,source,owner,date,published
kept.staff,Staff,1234,staff,,Personnel records,Personnel,2017-12-31,
kept.rate,Rate,11.5,per cent,,Budget,Finance,2017-12-31,
kept.opened,Opened,2017-06-30,,,Files,Registry,2017,
kept.year,Year,2016,,,Files,Registry,2017,
kept.languages,Languages,,languages,Arabic; English; French,Files,Registry,2017,
";

const TABLES: &str = "table,label,source,owner,date
staff,Staff by year and grade,Personnel records,Personnel,2017-12-31
";

const STAFF: &str = "grade,year,women,men
P-1,2016,3,1
P-2,2016,4,6
P-1,2017,5,2
P-2,2017,6,9
D-1,2017,1,
";

/// The files of the small cycle, with the rows of `indicators.csv`.
pub fn files(indicators: &str) -> Files {
    let header = "name,label,measure,value,where,base,of,show,by,limit,decimals,unit,source,confidential,published\n";
    texts(&[
        ("survey.csv", SURVEY),
        ("choices.csv", CHOICES),
        ("settings.csv", "form_title,form_id,version\nSmall,small,1\n"),
        ("offices.csv", OFFICES),
        ("countries.csv", COUNTRIES),
        ("responses.csv", RESPONSES),
        ("records/figures.csv", RECORDS),
        ("records/tables.csv", TABLES),
        ("records/staff.csv", STAFF),
        ("indicators.csv", &format!("{header}{indicators}")),
    ])
}

/// The small cycle with the rows of `indicators.csv`, which must be without fault.
pub fn cycle(indicators: &str) -> Cycle {
    let cycle = Cycle::of(&files(indicators));
    assert!(!cycle.faults.has_errors(), "{:#?}", cycle.faults.sorted());
    cycle
}
