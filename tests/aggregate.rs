//! What many documents tell together, from documents built by hand.
#![allow(clippy::unwrap_used)] // helpers are tests too

mod made;

use jiff::civil::{Date, date};
use karabakh::aggregate::GradeLevel;
use karabakh::facts::{
    Casualty, CasualtyPlace, Days, Document, Entity, EntityType, Facts, Form, Hedge, Link,
    LinkKind, Party, PlaceBasis, Polarity, Sketch, Status, Variant, VictimKind,
};
use made::{DAY, aggregate, casualty, document, entity, facts, party, with_claims};
use proptest::prelude::*;

/// A document that tells one event: a figure of `min` killed by `claimant`, in `place` on `day`.
fn told(id: &str, min: u64, claimant: Option<&str>, day: Option<Date>) -> Document {
    with_claims(
        id,
        vec![Casualty {
            when: day.map(|day| Days {
                start: Some(day),
                end: Some(day),
            }),
            ..casualty(min, claimant)
        }],
    )
}

#[test]
fn claims_of_one_event_stand_in_it_and_are_not_summed() {
    let mut more = told("b", 201, Some("الانفصاليون"), Some(DAY));
    let figure = &mut more.facts.casualties[0];
    (figure.count.max, figure.count.modifier) = (None, Hedge::MoreThan);
    let together = aggregate(&[
        told("a", 12, Some("باكو"), Some(DAY)),
        more,
        told("c", 12, Some("باكو"), Some(DAY)),
    ]);
    let [event] = &together.events[..] else {
        panic!("{:?}", together.events)
    };
    assert_eq!(event.claims.len(), 2);
    let baku = &event.claims[0];
    assert_eq!(baku.claimed_by.as_deref(), Some("باكو"));
    let documents: Vec<_> = baku.evidence.iter().map(|place| &place.document).collect();
    assert_eq!(documents, ["a", "c"]);
    let toll = &event.tolls[0];
    assert_eq!((toll.low, toll.high), (Some(12), None));
    // as it was said: «more than 200», never 201
    assert_eq!(
        (toll.best, toll.modifier),
        (Some(200), Some(Hedge::MoreThan))
    );
}

#[test]
fn a_later_part_of_one_side_takes_nothing_from_one_of_the_other() {
    let with_part = |id, min, side: &str| {
        let mut document = told(id, 50, Some("باكو"), Some(DAY));
        let mut part = document.facts.casualties[0].clone();
        (part.count.min, part.count.max, part.subset) = (min, Some(min), true);
        part.side = Some(side.to_owned());
        document.facts.casualties.push(part);
        document
    };
    let mut later = with_part("b", 8, "AZ");
    later.published.date = DAY.tomorrow().ok();
    let together = aggregate(&[with_part("a", 12, "AM"), later]);
    let parts = together.events[0].claims.iter();
    let parts = parts.filter(|claim| claim.side.is_some());
    let parts: Vec<_> = parts.map(|claim| (claim.min, claim.current)).collect();
    assert_eq!(parts, [(12, true), (8, true)]);
}

#[test]
fn two_days_of_strikes_in_one_town_are_two_events() {
    let eve = DAY.yesterday().unwrap();
    let together = aggregate(&[
        told("a", 12, None, Some(DAY)),
        told("b", 9, None, Some(eve)),
        told("c", 12, None, Some(DAY)),
        told("d", 9, None, Some(eve)),
    ]);
    let days: Vec<_> = together.events.iter().map(|event| event.start).collect();
    assert_eq!(days, [Some(DAY), Some(eve)]);
    assert!(together.events.iter().all(|event| event.reports.len() == 2));
}

#[test]
fn what_has_neither_place_nor_day_is_linked_by_nothing() {
    let nowhere = |id| {
        let mut document = told(id, 12, Some("باكو"), None);
        document.facts.casualties[0].place = None;
        document
    };
    let together = aggregate(&[nowhere("a"), nowhere("b")]);
    assert_eq!(together.events.len(), 2);
}

#[test]
fn a_rising_toll_is_a_sequence_and_no_disagreement() {
    let mut later = told("b", 45, Some("باكو"), Some(DAY));
    later.published.date = DAY.tomorrow().ok();
    let together = aggregate(&[told("a", 12, Some("باكو"), Some(DAY)), later]);
    let [event] = &together.events[..] else {
        panic!("{:?}", together.events)
    };
    assert_eq!(event.disagreements, []);
    assert_eq!(event.sequences[0].claims, [0, 1]);
    let current: Vec<_> = event.claims.iter().map(|claim| claim.current).collect();
    assert_eq!(current, [false, true]);
    assert_eq!(event.claims[1].supersedes, [0]);
    let toll = &event.tolls[0];
    assert_eq!(
        (toll.low, toll.best, toll.high),
        (Some(45), Some(45), Some(45))
    );
}

#[test]
fn different_claimants_whose_numbers_exclude_each_other_disagree() {
    let together = aggregate(&[
        told("a", 12, Some("باكو"), Some(DAY)),
        told("b", 60, Some("يريفان"), Some(DAY)),
    ]);
    let [event] = &together.events[..] else {
        panic!("{:?}", together.events)
    };
    let positions: Vec<_> = event.disagreements[0]
        .positions
        .iter()
        .map(|position| position.claims.clone())
        .collect();
    assert_eq!(positions, [[0], [1]]);
    assert_eq!(event.grade.level, GradeLevel::Contested);
}

#[test]
fn denials_parts_and_shared_numbers_count_for_nothing_and_totals_stand_apart() {
    let part = Casualty {
        subset: true,
        ..casualty(3, None)
    };
    let shared = Casualty {
        joint: true,
        ..casualty(50, None)
    };
    let denied = Casualty {
        status: Status::Denied,
        ..casualty(900, None)
    };
    let total = Casualty {
        status: Status::Cumulative,
        since: Some(date(2020, 9, 27)),
        ..casualty(1166, None)
    };
    let together = aggregate(&[with_claims(
        "a",
        vec![casualty(12, None), part, shared, denied, total],
    )]);
    let totals: Vec<_> = together
        .events
        .iter()
        .map(|event| (event.cumulative, event.tolls[0].best, event.claims.len()))
        .collect();
    assert_eq!(totals, [(true, Some(1166), 1), (false, Some(12), 4)]);
}

#[test]
fn parts_that_nobody_counts_together_add_up_within_one_article_only() {
    let of = |kind, min| {
        let mut figure = casualty(min, None);
        figure.victims.kind = kind;
        figure
    };
    let both = vec![of(VictimKind::Military, 3), of(VictimKind::Militant, 5)];
    let together = aggregate(&[with_claims("a", both.clone()), with_claims("b", both)]);
    let best = |at: usize| together.events[at].tolls[0].best;
    assert_eq!((together.events.len(), best(0)), (1, Some(8)));
}

#[test]
fn a_part_is_told_of_the_sides_and_of_civilians() {
    let of = |kind, country: Option<&str>, min| {
        let mut claim = casualty(min, None);
        claim.victims.kind = kind;
        claim.victims.country = country.map(str::to_owned);
        claim
    };
    let together = aggregate(&[with_claims(
        "a",
        vec![
            of(VictimKind::Military, Some("AM"), 20),
            of(VictimKind::Militant, Some("AZ"), 9),
            of(VictimKind::Person, None, 60),
            of(VictimKind::Civilian, Some("AZ"), 4),
        ],
    )]);
    let toll = &together.events[0].tolls[0];
    let sides: Vec<_> = toll
        .sides
        .iter()
        .map(|side| (side.side.as_str(), side.range.low, side.range.high))
        .collect();
    assert_eq!(sides, [("AM", 20, Some(20)), ("AZ", 9, Some(9))]);
    let civilians = toll.civilians.unwrap();
    assert_eq!((civilians.low, civilians.high), (4, Some(4)));
    assert_eq!(toll.best, Some(60));
}

#[test]
fn two_spellings_of_a_known_place_are_one_place() {
    let spelled = |id: &str, place: &str| {
        let mut document = told(id, 12, None, Some(DAY));
        let entity = entity("E1", EntityType::Location, "كنجه", &[1]);
        document.facts.entities = vec![entity];
        document.facts.casualties[0].place = Some(CasualtyPlace {
            party: Party {
                entity: Some("E1".to_owned()),
                ..party(place)
            },
            basis: PlaceBasis::Stated,
        });
        document
    };
    let together = aggregate(&[spelled("a", "كنجه"), spelled("b", "غانجا")]);
    assert_eq!(together.events.len(), 1);
}

#[test]
fn a_copy_is_a_report_and_no_second_source() {
    let text = |more: &str| {
        let words: Vec<String> = (0..60).map(|n| format!("كلمة{n}")).collect();
        Sketch::of_words(words.iter().map(String::as_str).chain([more]))
    };
    let of = |id, more| Document {
        sketch: text(more),
        ..told(id, 12, Some("باكو"), Some(DAY))
    };
    let together = aggregate(&[of("b", "ب"), of("a", "ا"), told("c", 12, None, Some(DAY))]);
    assert_eq!(together.copies, [["a", "b"]]);
    let event = &together.events[0];
    let copies: Vec<_> = event
        .reports
        .iter()
        .map(|one| one.copy_of.as_deref())
        .collect();
    assert_eq!(copies, [None, Some("a"), None]);
    assert_eq!(event.grade.independent, 2);
}

#[test]
fn an_unnamed_source_is_never_the_same_in_two_articles() {
    let together = aggregate(&[
        told("a", 12, Some("مصدر أمني"), Some(DAY)),
        told("b", 12, Some("مصدر أمني"), Some(DAY)),
    ]);
    assert_eq!(
        (together.events.len(), together.events[0].claims.len()),
        (1, 2)
    );
}

#[test]
fn an_earlier_toll_speaks_for_nobody() {
    let together = aggregate(&[with_claims(
        "a",
        vec![
            casualty(45, Some("باكو")),
            casualty(12, Some("حصيلة سابقة")),
        ],
    )]);
    let earlier = &together.events[0].claims[0];
    assert_eq!((earlier.min, earlier.claimed_by.as_ref()), (12, None));
    assert_eq!((earlier.current, earlier.as_of), (false, None));
}

#[test]
fn the_timeline_tells_what_happened_apart_from_what_is_only_named() {
    let mut document = told("a", 12, None, Some(DAY));
    document.facts.dates = facts("نعم").dates;
    let together = aggregate(&[document]);
    let days: Vec<_> = together
        .timeline
        .iter()
        .map(|day| {
            (
                day.time.value.as_str(),
                day.events.len(),
                day.figures,
                day.mentions,
            )
        })
        .collect();
    assert_eq!(days, [("2020-FA", 0, 0, 1), ("2020-10-04", 1, 1, 0)]);
}

#[test]
fn names_timeline_speakers_and_network_of_two_documents() {
    let together = aggregate(&[document("b", facts("نعم")), document("a", facts("لا"))]);
    let name = &together.entities[0];
    assert_eq!(
        (name.mentions, name.documents.as_slice()),
        (4, &["a".to_owned(), "b".to_owned()][..])
    );
    assert_eq!(together.variants[0].forms[0].count, 16);
    assert_eq!(together.timeline[0].time.value, "2020-FA");
    assert_eq!(
        (together.speakers[0].quotes, together.network[0].sentences),
        (2, 2)
    );
    let period = together.period.unwrap();
    assert_eq!((period.start, period.end), (DAY, DAY));
}

/// Documents that share names, claims and days in ways that differ.
fn any_document() -> impl Strategy<Value = Document> {
    let claims = prop::collection::vec((0u64..4, prop::option::of(0u8..3), any::<bool>()), 0..4);
    (0u8..6, 1i8..5, claims, prop::collection::vec(0u32..3, 0..4)).prop_map(
        |(id, day, claims, sentences)| {
            let claim = |(min, claimant, subset): (u64, Option<u8>, bool)| Casualty {
                subset,
                ..casualty(
                    min,
                    claimant.map(|n| ["باكو", "يريفان", "موسكو"][usize::from(n)]),
                )
            };
            let mut facts = facts("نعم");
            facts.casualties = claims.into_iter().map(claim).collect();
            facts.entities[0].mentions = entity("", EntityType::Person, "x", &sentences).mentions;
            facts.entities[0].name_en = Some(format!("Name {id}"));
            facts.variants[0].forms[0].count = u32::from(id);
            let mut document = document(&format!("d{id}"), facts);
            document.published.date = Some(date(2020, 10, day));
            document.source = (id % 2 == 0).then(|| "رويترز".to_owned());
            document
        },
    )
}

proptest! {
    #[test]
    fn the_order_of_documents_does_not_matter(
        (documents, shuffled) in prop::collection::vec(any_document(), 0..8)
            .prop_flat_map(|documents| (Just(documents.clone()), Just(documents).prop_shuffle()))
    ) {
        prop_assert_eq!(aggregate(&documents), aggregate(&shuffled));
    }

    #[test]
    fn analyses_made_in_parts_and_written_tell_the_same_together(
        parted in prop::collection::vec((0u8..4, any_document()), 0..8)
    ) {
        let whole: Vec<_> = parted.iter().map(|(_, document)| document.clone()).collect();
        let lines_of = |part| {
            let mine = parted.iter().filter(move |(of, _)| *of == part);
            mine.map(|(_, document)| serde_json::to_string(document).unwrap())
        };
        let read = |line: String| serde_json::from_str(&line).unwrap();
        let parts: Vec<Document> = (0..4).rev().flat_map(lines_of).map(read).collect();
        let bytes = |documents: &[Document]| serde_json::to_vec(&aggregate(documents)).unwrap();
        prop_assert_eq!(bytes(&parts), bytes(&whole));
    }

    #[test]
    fn low_is_not_above_high_and_every_index_leads_somewhere(
        documents in prop::collection::vec(any_document(), 0..8)
    ) {
        for event in aggregate(&documents).events {
            for toll in &event.tolls {
                prop_assert!(toll.high.is_none() || toll.low <= toll.high);
            }
            let sequences = event.sequences.iter().flat_map(|one| &one.claims);
            let positions = event.disagreements.iter().flat_map(|one| &one.positions);
            let superseded = event.claims.iter().flat_map(|one| &one.supersedes);
            let all = sequences.chain(positions.flat_map(|one| &one.claims)).chain(superseded);
            for index in all {
                prop_assert!((*index as usize) < event.claims.len());
            }
        }
    }
}

/// A document of `source` that names somebody unknown.
fn naming(id: &str, source: Option<&str>, names: &[&str]) -> Document {
    let person = |(number, name): (usize, &&str)| {
        let known = entity(&format!("E{number}"), EntityType::Person, name, &[0]);
        Entity {
            known: false,
            ..known
        }
    };
    let entities: Vec<_> = names.iter().enumerate().map(person).collect();
    let spelled_once = |entity: &Entity| Variant {
        name: entity.name.clone(),
        forms: vec![Form {
            text: entity.name.clone(),
            count: 1,
        }],
    };
    let variants = entities.iter().map(spelled_once).collect();
    let facts = Facts {
        entities,
        variants,
        ..Facts::default()
    };
    Document {
        source: source.map(str::to_owned),
        ..document(id, facts)
    }
}

#[test]
fn spellings_of_unknown_names_are_joined_and_told_by_source() {
    let together = aggregate(&[
        naming("a", Some("تاس"), &["أرمين زاكراكيان"]),
        naming("b", Some("تاس"), &["أرمين زاكراكيان", "حسن كريميان"]),
        naming("c", None, &["أرمين زاغراكيان", "حسين كريميان"]),
    ]);
    let names: Vec<_> = together
        .entities
        .iter()
        .map(|name| name.name.as_str())
        .collect();
    assert_eq!(names, ["أرمين زاكراكيان", "حسن كريميان", "حسين كريميان"]);
    assert_eq!(
        (
            together.entities[0].mentions,
            together.entities[0].documents.len()
        ),
        (3, 3)
    );
    let [variant, ..] = &together.variants[..] else {
        panic!("{:?}", together.variants)
    };
    let told = variant.forms.iter().map(|form| {
        let sources = form.sources.iter();
        (
            form.text.as_str(),
            sources
                .map(|of| (of.source.as_deref(), of.count))
                .collect::<Vec<_>>(),
        )
    });
    let expected = [
        ("أرمين زاكراكيان", vec![(Some("تاس"), 2)]),
        ("أرمين زاغراكيان", vec![(None, 1)]),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let ends = |pair: &karabakh::aggregate::Pair| [pair.a.name.clone(), pair.b.name.clone()];
    let pairs: Vec<_> = together.network.iter().map(ends).collect();
    assert!(
        pairs.iter().all(|pair| pair[0] == "أرمين زاكراكيان"),
        "{pairs:?}"
    );
}

#[test]
fn links_and_events_lead_to_the_same_figures_when_others_are_left_out() {
    let link = |to| Link {
        kind: LinkKind::PartOf,
        to,
    };
    let mut facts = Facts {
        casualties: vec![casualty(1, None), casualty(2, None), casualty(3, None)],
        events: vec![made::event()],
        ..Facts::default()
    };
    facts.casualties[2].links = vec![link(0), link(1)];
    facts.casualties[2].event = Some(facts.events[0].id.clone());
    facts.events[0].casualties = vec![0, 2];
    facts.retain_casualties(|figure| figure.count.min > 1);
    assert_eq!(facts.casualties[1].links, [link(0)]);
    assert_eq!(facts.events[0].casualties, [1]);
    facts.retain_events(|_| false);
    assert_eq!(facts.casualties[1].event, None);
}

#[test]
fn what_was_not_said_counts_for_no_speaker() {
    let quoted = |polarity| {
        let mut said = made::quote("نعم");
        said.cue.polarity = polarity;
        document(
            "a",
            Facts {
                quotes: vec![said],
                ..Facts::default()
            },
        )
    };
    let speakers = |polarity| aggregate(&[quoted(polarity)]).speakers.len();
    assert_eq!(speakers(Polarity::Asserted), 1);
    assert_eq!(speakers(Polarity::Negated), 0);
    assert_eq!(speakers(Polarity::Modal), 0);
}
