//! Documents built by hand.
#![allow(dead_code, unreachable_pub)] // each test takes what it needs

use std::str::FromStr;

use jiff::civil::{Date, date};
use karabakh::Span;
use karabakh::aggregate::{Aggregate, Aggregator};
use karabakh::article::{Published, PublishedBasis};
use karabakh::facts::{
    Basis, Calendar, Casualty, CasualtyPlace, Confidence, Count, Cue, CueStance, DateType, Days,
    Document, Entity, EntityType, Event, EventDays, EventMention, EventPlace, EventStatus,
    EventType, Facts, Form, Hedge, Mention, MentionKind, Outcome, Party, PlaceBasis, Polarity,
    Quote, QuoteKind, ResolvedBy, SCHEMA_VERSION, Sketch, Speaker, Stats, Status, TimeExpression,
    TimeRelation, Variant, VictimKind, Victims,
};

pub const DAY: Date = date(2020, 10, 4);

pub fn party(name: &str) -> Party {
    Party {
        text: name.to_owned(),
        name: name.to_owned(),
        entity: None,
    }
}

pub fn entity(id: &str, kind: EntityType, name: &str, sentences: &[u32]) -> Entity {
    let mention = |sentence: &u32| Mention {
        span: Span::new(3, 9),
        text: name.to_owned(),
        kind: MentionKind::Name,
        metonym: false,
        sentence: *sentence,
    };
    Entity {
        id: id.to_owned(),
        kind,
        subtype: None,
        name: name.to_owned(),
        name_en: Some("Ilham Aliyev".to_owned()),
        country: None,
        coordinates: None,
        precision: None,
        within: Vec::new(),
        roles: vec!["الرئيس الأذربيجاني".to_owned()],
        known: true,
        mentions: sentences.iter().map(mention).collect(),
        confidence: Confidence::from_str("0.97").ok(),
    }
}

pub fn casualty(min: u64, claimant: Option<&str>) -> Casualty {
    Casualty {
        span: Span::new(10, 20),
        text: format!("مقتل {min} شخصا"),
        outcome: Outcome::Killed,
        count: Count {
            min,
            max: Some(min),
            modifier: Hedge::Exact,
            text: format!("{min} شخصا"),
        },
        victims: Victims {
            kind: VictimKind::Person,
            text: None,
            country: None,
            name: None,
        },
        subset: false,
        joint: false,
        status: Status::Asserted,
        denied_by: None,
        claimed_by: claimant.map(party),
        place: Some(CasualtyPlace {
            party: party("كنجه"),
            basis: PlaceBasis::Sentence,
        }),
        date: None,
        when: None,
        since: None,
        as_of: None,
        side: None,
        agent: None,
        cause: None,
        event: None,
        links: Vec::new(),
        sentence: 1,
        confidence: Confidence::from_str("0.9").ok(),
    }
}

pub fn quote(text: &str) -> Quote {
    Quote {
        span: Span::new(30, 60),
        text: text.to_owned(),
        kind: QuoteKind::Direct,
        cue: Cue {
            span: Span::new(26, 29),
            text: "وقال".to_owned(),
            lemma: "قال".to_owned(),
            stance: CueStance::Neutral,
            polarity: Polarity::Asserted,
        },
        speaker: Speaker {
            name: Some("إلهام علييف".to_owned()),
            resolved_by: Some(ResolvedBy::Explicit),
            ..Speaker::default()
        },
        via: None,
        sentence: 2,
        confidence: None,
    }
}

pub fn event() -> Event {
    Event {
        id: "V-made".to_owned(),
        kind: EventType::Shelling,
        acled: EventType::Shelling.acled_type(),
        ucdp: None,
        trigger: EventMention {
            span: Span::new(12, 15),
            text: "قصف".to_owned(),
        },
        mentions: Vec::new(),
        place: Some(EventPlace {
            party: party("كنجه"),
            country: Some("AZ".to_owned()),
            coordinates: None,
            precision: None,
            within: Vec::new(),
        }),
        when: Some(EventDays::new(DAY, DAY)),
        agent: Some(party("الجيش")),
        target: None,
        casualties: vec![0],
        claimed_by: None,
        status: EventStatus::Asserted,
        sentence: 1,
        confidence: None,
    }
}

pub fn facts(text: &str) -> Facts {
    let when = TimeExpression {
        relation: TimeRelation::On,
        span: Span::new(0, 4),
        text: "خريف 2020".to_owned(),
        kind: DateType::Date,
        value: "2020-FA".to_owned(),
        start: Some(date(2020, 9, 1)),
        end: Some(date(2020, 11, 30)),
        modifier: None,
        calendar: Calendar::Gregorian,
        basis: Basis::Absolute,
        confidence: Confidence::from_str("0.99").ok(),
    };
    Facts {
        entities: vec![
            entity("E1", EntityType::Person, "إلهام علييف", &[0, 2]),
            entity("E2", EntityType::Location, "باكو", &[2]),
        ],
        dates: vec![when],
        casualties: vec![casualty(12, Some("الانفصاليون"))],
        quotes: vec![quote(text)],
        events: vec![event()],
        variants: vec![Variant {
            name: "قره باغ".to_owned(),
            forms: vec![Form {
                text: "قراباغ".to_owned(),
                count: 8,
            }],
        }],
    }
}

pub fn document(id: &str, facts: Facts) -> Document {
    Document {
        schema_version: SCHEMA_VERSION,
        id: id.to_owned(),
        path: None,
        title: None,
        byline: None,
        source: None,
        url: None,
        encoding: "UTF-8".to_owned(),
        sha256: "00".repeat(32),
        sketch: Sketch::default(),
        published: Published {
            date: Some(DAY),
            basis: PublishedBasis::Flag,
            ..Published::default()
        },
        stats: Stats {
            chars: 3021,
            tokens: 498,
            sentences: 17,
            open_dates: 0,
        },
        facts,
        warnings: Vec::new(),
    }
}

pub fn with_claims(id: &str, casualties: Vec<Casualty>) -> Document {
    document(
        id,
        Facts {
            casualties,
            ..Facts::default()
        },
    )
}

pub fn aggregate(documents: &[Document]) -> Aggregate {
    let mut aggregator = Aggregator::default();
    for document in documents {
        aggregator.add(document);
    }
    aggregator.finish()
}

/// Articles of a made war. Three tell each strike: two the number of one ministry, the third that of another one,
/// which is twice as high after every second strike.
pub fn corpus(articles: u32) -> Vec<Document> {
    (0..articles)
        .map(|number| strike(number / 3, number))
        .collect()
}

/// Towns of the made war, with their English names.
const TOWNS: [(&str, &str); 8] = [
    ("كنجه", "Ganja"),
    ("شوشا", "Shusha"),
    ("فضولي", "Fizuli"),
    ("برده", "Barda"),
    ("ترتر", "Tartar"),
    ("جبرائيل", "Jabrayil"),
    ("لاتشين", "Lachin"),
    ("مارتوني", "Martuni"),
];
const OUTLETS: [&str; 5] = ["رويترز", "الأناضول", "سبوتنيك", "الجزيرة", "العربية"];
const MINISTRIES: [&str; 2] = ["وزارة الدفاع الأذربيجانية", "وزارة الدفاع الأرمينية"];

fn strike(strike: u32, number: u32) -> Document {
    let (town, english) = TOWNS[strike as usize % TOWNS.len()];
    let day = DAY.saturating_add(jiff::Span::new().days(i64::from(strike / 8 % 200)));
    let mut shelling = event();
    shelling.when = Some(EventDays::new(day, day));
    if let Some(place) = &mut shelling.place {
        place.party = party(town);
    }
    let place = Entity {
        name_en: Some(english.to_owned()),
        ..entity("E2", EntityType::Location, town, &[1])
    };
    let told = Facts {
        entities: vec![
            entity("E1", EntityType::Person, "إلهام علييف", &[0, 2]),
            place,
        ],
        casualties: vec![toll(strike, number, day)],
        events: vec![shelling],
        ..facts("لن ننسى")
    };
    Document {
        title: Some(format!("قصف جديد على {town}")),
        source: Some(OUTLETS[number as usize % OUTLETS.len()].to_owned()),
        published: Published {
            date: Some(day),
            basis: PublishedBasis::Flag,
            ..Published::default()
        },
        ..document(&format!("made-{number}"), told)
    }
}

/// What an article says of a strike.
fn toll(strike: u32, number: u32, day: Date) -> Casualty {
    let other = number % 3 == 2;
    let killed = 3 + u64::from(strike * 7 % 90);
    let killed = if other && strike.is_multiple_of(2) {
        killed * 2
    } else {
        killed
    };
    Casualty {
        when: Some(Days {
            start: Some(day),
            end: Some(day),
        }),
        as_of: Some(day),
        place: Some(CasualtyPlace {
            party: party(TOWNS[strike as usize % TOWNS.len()].0),
            basis: PlaceBasis::Stated,
        }),
        ..casualty(killed, Some(MINISTRIES[usize::from(other)]))
    }
}
