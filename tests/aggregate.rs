//! What many documents tell together, from documents built by hand.
#![allow(clippy::unwrap_used)] // helpers are tests too

mod made;

use jiff::civil::{Date, date};
use karabakh::aggregate::Claim;
use karabakh::extract::variants;
use karabakh::facts::{
    Casualty, CasualtyPlace, Document, Entity, EntityType, Facts, Hedge, Link, LinkKind, Party,
    PlaceBasis, Polarity, Status, VictimKind, When,
};
use made::{DAY, aggregate, casualty, document, entity, facts, party, with_claims};
use proptest::prelude::*;

#[test]
fn claims_that_disagree_stand_beside_each_other_and_are_not_summed() {
    let mut more = casualty(201, Some("الانفصاليون"));
    (more.count.max, more.count.modifier) = (None, Hedge::MoreThan);
    let together = aggregate(&[
        with_claims("a", vec![casualty(12, Some("باكو"))]),
        with_claims("b", vec![casualty(12, None), more]),
        with_claims("c", vec![casualty(12, Some("باكو"))]),
    ]);
    let [event] = &together.casualties[..] else {
        panic!("{:?}", together.casualties)
    };
    assert_eq!(
        (event.total.low, event.total.best, event.total.high),
        (Some(12), Some(12), Some(201))
    );
    assert_eq!(event.claims.len(), 3);
    let of_baku = |claim: &&Claim| claim.claimed_by.as_deref() == Some("باكو");
    let baku = event.claims.iter().find(of_baku).unwrap();
    assert_eq!(
        baku.evidence
            .iter()
            .map(|place| &place.document)
            .collect::<Vec<_>>(),
        ["a", "c"]
    );
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
        ..casualty(1166, None)
    };
    let together = aggregate(&[with_claims(
        "a",
        vec![casualty(12, None), part, shared, denied, total],
    )]);
    let [event, running] = &together.casualties[..] else {
        panic!("{:?}", together.casualties)
    };
    assert_eq!(
        (event.total.low, event.total.best, event.total.high),
        (Some(12), Some(12), Some(12))
    );
    assert_eq!(event.claims.len(), 4);
    assert_eq!((running.cumulative, running.total.best), (true, Some(1166)));
}

#[test]
fn of_numbers_as_often_stated_the_latest_published_is_the_best() {
    let mut later = with_claims("a", vec![casualty(12, None)]);
    later.published.date = DAY.tomorrow().ok();
    for claim in &mut later.facts.casualties {
        *claim = on(DAY, claim.clone());
    }
    let together = aggregate(&[later, with_claims("b", vec![casualty(30, None)])]);
    assert_eq!(
        (together.casualties.len(), together.casualties[0].total.best),
        (1, Some(12))
    );
}

#[test]
fn a_figure_stands_at_its_own_time_else_at_the_day_of_publication() {
    let when = |value: &str, day| When {
        text: String::new(),
        value: value.to_owned(),
        start: day,
        end: day,
    };
    let dated = Casualty {
        date: Some(when("2020-10-01T09:00", Some(date(2020, 10, 1)))),
        ..casualty(1, None)
    };
    let vague = Casualty {
        date: Some(when("PAST_REF", None)),
        ..casualty(2, None)
    };
    let together = aggregate(&[with_claims("a", vec![dated, vague])]);
    let times: Vec<_> = together
        .casualties
        .iter()
        .map(|group| &group.time.as_ref().unwrap().value)
        .collect();
    assert_eq!(times, ["2020-10-01", "2020-10-04"]);
    assert_eq!(
        (together.timeline.len(), together.timeline[0].casualties),
        (1, 1)
    );
}

/// A figure whose sentence tells its day.
fn on(day: Date, claim: Casualty) -> Casualty {
    let date = Some(When {
        text: String::new(),
        value: day.to_string(),
        start: Some(day),
        end: Some(day),
    });
    Casualty { date, ..claim }
}

#[test]
fn a_figure_without_a_time_joins_those_of_the_day_before_its_publication() {
    let eve = DAY.yesterday().unwrap();
    let told = with_claims("a", vec![on(eve, casualty(12, None))]);
    let untold = with_claims("b", vec![casualty(30, None)]);
    let together = aggregate(&[told.clone(), untold.clone()]);
    let [event] = &together.casualties[..] else {
        panic!("{:?}", together.casualties)
    };
    assert_eq!(event.time.as_ref().unwrap().start, eve);
    assert_eq!((event.total.low, event.total.high), (Some(12), Some(30)));

    let same_day = with_claims("c", vec![on(DAY, casualty(5, None))]);
    let together = aggregate(&[told.clone(), untold, same_day]);
    let highs: Vec<_> = together
        .casualties
        .iter()
        .map(|event| event.total.high)
        .collect();
    assert_eq!(highs, [Some(12), Some(30)]);

    let elsewhere = Casualty {
        place: None,
        ..casualty(30, None)
    };
    let together = aggregate(&[told, with_claims("b", vec![elsewhere])]);
    assert_eq!(together.casualties.len(), 2);
}

#[test]
fn sides_and_civilians_are_told_apart() {
    let of = |kind, country: Option<&str>, min| {
        let mut claim = casualty(min, None);
        claim.victims.kind = kind;
        claim.victims.country = country.map(str::to_owned);
        claim
    };
    let civilians = Casualty {
        subset: true,
        ..of(VictimKind::Civilian, Some("AZ"), 4)
    };
    let denied = Casualty {
        status: Status::Denied,
        ..of(VictimKind::Military, Some("AM"), 700)
    };
    let together = aggregate(&[with_claims(
        "a",
        vec![
            of(VictimKind::Military, Some("AM"), 20),
            of(VictimKind::Military, Some("AM"), 25),
            of(VictimKind::Militant, Some("AZ"), 9),
            of(VictimKind::Person, None, 60),
            civilians,
            denied,
        ],
    )]);
    let event = &together.casualties[0];
    let sides: Vec<_> = event
        .sides
        .iter()
        .map(|side| (side.country.as_str(), side.bounds.low, side.bounds.high))
        .collect();
    assert_eq!(
        sides,
        [("AM", Some(20), Some(25)), ("AZ", Some(9), Some(9))]
    );
    let civilians = event.civilians.unwrap();
    assert_eq!((civilians.low, civilians.high), (Some(4), Some(4)));
    assert_eq!((event.total.low, event.total.high), (Some(9), Some(60)));
}

#[test]
fn two_spellings_of_a_known_place_are_one_place() {
    let spelled = |id: &str, place: &str| {
        let mut document = with_claims(id, vec![casualty(12, None)]);
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
    assert_eq!(together.casualties.len(), 1);
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
    fn low_best_and_high_are_in_order(documents in prop::collection::vec(any_document(), 0..8)) {
        for group in aggregate(&documents).casualties.iter().map(|group| group.total) {
            prop_assert!(group.low <= group.high);
            if let Some(best) = group.best {
                prop_assert!(group.low <= Some(best) && Some(best) <= group.high);
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
    let variants = variants(&entities);
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
