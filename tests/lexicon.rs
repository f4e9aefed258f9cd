//! The words that are built in, a user's own beside them, and what is said about broken ones.

#![allow(clippy::unwrap_used)] // in the helpers: the lint knows only functions marked as tests

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use karabakh::facts::EntityType;
use karabakh::lexicon::{Lexicon, Meaning, NameForm, Sense, SpeechShape, Weight, check};
use karabakh::spelling::key;

fn data() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/data");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.retain(|path| {
        path.extension()
            .is_some_and(|extension| extension == "toml")
    });
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

/// The words of the files, read at run time.
fn parsed() -> Lexicon {
    let mut lexicon = Lexicon::default();
    for (file, text) in data() {
        lexicon
            .add(&file, &text)
            .unwrap_or_else(|error| panic!("{error}"));
    }
    lexicon
}

/// Every form of a file's text, whatever its key.
fn forms(text: &str) -> BTreeSet<String> {
    let table: toml::Table = text.parse().unwrap();
    let entries = ["name", "word"]
        .into_iter()
        .filter_map(|key| table.get(key)?.as_array());
    let keys = [
        "ar", "also", "short", "forms", "singular", "feminine", "dual", "plural",
    ];
    let values = entries
        .flatten()
        .flat_map(|entry| keys.into_iter().filter_map(|key| entry.get(key)));
    let strings = values.flat_map(|value| match value {
        toml::Value::Array(forms) => forms.clone(),
        form => vec![form.clone()],
    });
    strings
        .map(|form| form.as_str().unwrap().to_owned())
        .collect()
}

fn said(text: &str) -> Vec<String> {
    let findings = check(text, &Lexicon::builtin().unwrap());
    let line = |finding: karabakh::lexicon::Finding| {
        let karabakh::lexicon::Finding {
            line,
            column,
            weight,
            what,
        } = finding;
        format!("{line}:{column} {weight:?} {what}")
    };
    findings.into_iter().map(line).collect()
}

/// The English names of a form.
fn named<'l>(lexicon: &'l Lexicon, form: &str) -> Vec<(Option<&'l str>, NameForm)> {
    let senses = lexicon.senses(&key(form)).iter();
    let names = senses.filter_map(|sense| match sense {
        Sense::Name(id, form) => Some((lexicon.name(*id).en, *form)),
        Sense::Word(..) => None,
    });
    names.collect()
}

#[test]
fn every_file_of_the_folder_is_built_in() {
    let files: Vec<String> = data().into_iter().map(|(file, _)| file).collect();
    assert_eq!(Lexicon::builtin_files().collect::<Vec<_>>(), files);
}

#[test]
fn the_built_in_words_are_those_of_the_files() {
    let (compiled, parsed) = (Lexicon::builtin().unwrap(), parsed());
    assert_eq!(compiled.size(), parsed.size());
    assert!(compiled.names().eq(parsed.names()));
    for form in data().iter().flat_map(|(_, text)| forms(text)) {
        let folded = key(&form);
        let senses = compiled.senses(&folded);
        assert_eq!(senses, parsed.senses(&folded), "{form}");
        for sense in senses {
            if let Sense::Word(id, _) = sense {
                assert_eq!(compiled.meaning(*id), parsed.meaning(*id), "{form}");
            }
        }
    }
}

#[test]
fn every_built_in_form_is_found() {
    let lexicon = Lexicon::builtin().unwrap();
    for (file, text) in data() {
        for form in forms(&text) {
            assert!(!lexicon.senses(&key(&form)).is_empty(), "{file}: {form}");
        }
    }
}

/// What a word is, of the kinds that must not be hidden: those of the grammar, and of saying.
fn grammar<'l>(lexicon: &'l Lexicon, folded: &str, any_saying: bool) -> BTreeSet<&'l str> {
    let words = lexicon
        .senses(folded)
        .iter()
        .filter_map(|sense| match sense {
            Sense::Word(id, _) => Some(lexicon.meaning(*id)),
            Sense::Name(..) => None,
        });
    let kinds = words.filter_map(|meaning| match meaning {
        Meaning::Particle(_) => Some("particle"),
        Meaning::Stance(_) => Some("stance"),
        Meaning::Timing(_) => Some("timing"),
        Meaning::Hedge(_) => Some("hedge"),
        Meaning::Number(_) => Some("number"),
        Meaning::Speech { shape, .. } if any_saying || *shape == SpeechShape::Noun => {
            Some("speech")
        }
        _ => None,
    });
    kinds.collect()
}

#[test]
fn no_listed_word_hides_one_with_a_clitic() {
    let lexicon = parsed();
    let text = fs::read_to_string("src/lexicon/data/clitics/whole.toml").unwrap();
    let told: BTreeMap<String, Vec<String>> = toml::from_str(&text).unwrap();
    let mut allowed: BTreeSet<String> = told.values().flatten().map(|form| key(form)).collect();
    let mut hiding = Vec::new();
    for (file, text) in data() {
        for form in forms(&text) {
            let folded = key(&form);
            let Some(rest) = folded.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']) else {
                continue;
            };
            if folded.contains(' ') || rest.chars().count() < 2 {
                continue;
            }
            let hidden = grammar(&lexicon, rest, folded.starts_with(['و', 'ف']));
            let whole = grammar(&lexicon, &folded, true);
            let lost = hidden.difference(&whole).next().is_some();
            if lost
                && !allowed.remove(&folded)
                && !told.values().flatten().any(|known| key(known) == folded)
            {
                hiding.push(format!("{file}: {form}"));
            }
        }
    }
    assert_eq!(
        hiding, [""; 0],
        "these hide what follows their first letter: {WHOLE_HELP}"
    );
    assert!(allowed.is_empty(), "these hide nothing: {allowed:?}");
}

/// The kinds of the words that `folded` is to every rule: not only to those for names of places, units and persons.
fn kinds_of_words(lexicon: &Lexicon, folded: &str) -> BTreeSet<String> {
    const OF_NAMES: [&str; 8] = [
        "PlaceHead",
        "PlaceLink",
        "CommonNoun",
        "MilitaryUnit",
        "Institution",
        "GivenName",
        "FamilyName",
        "NameEnding",
    ];
    let senses = lexicon.senses(folded).iter();
    let kinds = senses.filter_map(|sense| match sense {
        Sense::Word(id, _) => Some(format!("{:?}", lexicon.meaning(*id))),
        Sense::Name(..) => None,
    });
    let kinds = kinds.map(|kind| kind.split([' ', '(']).next().unwrap().to_owned());
    kinds
        .filter(|kind| !OF_NAMES.contains(&kind.as_str()))
        .collect()
}

#[test]
fn no_listed_word_hides_one_with_an_article() {
    let lexicon = parsed();
    let text = fs::read_to_string("src/lexicon/data/clitics/definite.toml").unwrap();
    let told: BTreeMap<String, Vec<String>> = toml::from_str(&text).unwrap();
    let allowed: BTreeSet<String> = told.values().flatten().map(|form| key(form)).collect();
    let mut hiding = BTreeSet::new();
    for (_, text) in data() {
        for form in forms(&text) {
            let folded = key(&form);
            let Some(rest) = folded.strip_prefix("ال") else {
                continue;
            };
            let whole = kinds_of_words(&lexicon, &folded);
            let hidden = kinds_of_words(&lexicon, rest);
            if !whole.is_empty() && !hidden.is_subset(&whole) {
                hiding.insert(folded);
            }
        }
    }
    let silent: Vec<_> = hiding.difference(&allowed).collect();
    assert_eq!(
        silent, [""; 0],
        "these hide what follows their article: write them without it, or name them in \
         src/lexicon/data/clitics/definite.toml"
    );
    let idle: Vec<_> = allowed.difference(&hiding).collect();
    assert_eq!(idle, [""; 0], "these hide nothing");
}

const WHOLE_HELP: &str =
    "take them off their lists, or name them in src/lexicon/data/clitics/whole.toml";

/// The lists of words that tell an event, and whether they are of verbs.
const EVENT_LISTS: [(&str, bool); 8] = [
    ("verb", true),
    ("passive", true),
    ("exact", true),
    ("passive_exact", true),
    ("light", true),
    ("killing", true),
    ("noun", false),
    ("mutual", false),
];

#[test]
fn no_word_tells_an_event_in_two_entries() {
    let text = fs::read_to_string("src/lexicon/data/triggers/events.toml").unwrap();
    let table: toml::Table = text.parse().unwrap();
    let entries = table["event"].as_array().unwrap().iter();
    let mut first = BTreeMap::new();
    let mut doubles = Vec::new();
    // beside certain words the same one may tell something else
    for (at, entry) in entries
        .enumerate()
        .filter(|(_, entry)| entry.get("near").is_none())
    {
        for (list, is_verb) in EVENT_LISTS {
            let words = entry.get(list).and_then(toml::Value::as_array);
            for word in words.into_iter().flatten() {
                let word = key(word.as_str().unwrap());
                if *first.entry((word.clone(), is_verb)).or_insert(at) != at {
                    doubles.push(word);
                }
            }
        }
    }
    assert_eq!(
        doubles, [""; 0],
        "the first entry counts: take them off the other"
    );
}

#[test]
fn the_built_in_files_hold_no_errors() {
    for (file, text) in data() {
        for finding in check(&text, &Lexicon::default()) {
            let place = format!("{file}:{}:{}", finding.line, finding.column);
            assert_eq!(finding.weight, Weight::Warning, "{place}: {}", finding.what);
        }
    }
}

#[test]
fn a_users_words_join_the_built_in_ones() {
    let mut lexicon = Lexicon::builtin().unwrap();
    let (names, meanings) = lexicon.size();
    let text = "[[name]]\nar = \"وكالة الزهرة العاشرة\"\nen = \"Zahra\"\ntype = \"organization\"\n\
                short = [\"بوتين\"]\n[[word]]\nmeans = \"clock\"\nforms = [\"وكالة الزهرة\"]\n";
    let before = lexicon.senses(&key("بوتين")).to_vec();
    lexicon.add("mine.toml", text).unwrap();
    assert_eq!(lexicon.size(), (names + 1, meanings + 1));
    let zahra = (Some("Zahra"), NameForm::Full);
    assert_eq!(named(&lexicon, "وكالة الزهرة العاشرة"), [zahra]);
    assert_eq!(lexicon.senses(&key("وكاله الزهره")).len(), 1);
    assert_eq!(
        lexicon.senses(&key("بوتين"))[..before.len()],
        before,
        "the built-in senses come first"
    );
    assert_eq!(lexicon.senses(&key("بوتين")).len(), before.len() + 1);
    assert_eq!(named(&lexicon, "أذربيجان"), named(&parsed(), "أذربيجان"));
}

#[test]
fn a_broken_file_adds_nothing() {
    let mut lexicon = Lexicon::default();
    let text = "[[name]]\nar = \"أ\"\ntype = \"person\"\n[[word]]\nmeans = { role = \"king\" }\n";
    let error = lexicon.add("mine.toml", text).unwrap_err().to_string();
    assert!(
        error.starts_with("mine.toml:5:18: unknown variant `king`, expected one of `official`"),
        "{error}"
    );
    assert_eq!(lexicon.size(), (0, 0));
}

#[test]
fn every_mistake_is_told_with_its_place() {
    let text = "[[name]]\nar = \"فلان الفلاني\"\ntype = \"animal\"\n\n\
                [[name]]\nar = \"علان\"\ntype = \"person\"\ncolour = 1\n\n\
                [[word]]\nmeans = { role = \"king\" }\n\n\
                [[word]]\nmeans = \"nothing\"\n\n[other]\n";
    let said = said(text);
    let starts = [
        "3:8 Error unknown variant `animal`, expected one of `person`",
        "8:1 Error unknown field `colour`, expected one of `ar`",
        "11:18 Error unknown variant `king`, expected one of `official`",
        "14:9 Error unknown variant `nothing`, expected one of `nationality`",
        "16:2 Error unknown table `other`, expected `name` or `word`",
    ];
    assert_eq!(said.len(), starts.len(), "{said:#?}");
    for (said, start) in said.iter().zip(starts) {
        assert!(said.starts_with(start), "{said}");
    }
}

#[test]
fn broken_toml_is_told_with_its_place() {
    let said = said("[[name]]\nar = \"ا\ntype = \"person\"\n");
    assert!(said[0].starts_with("2:"), "{said:#?}");
    assert!(said[0].contains("Error"), "{said:#?}");
}

#[test]
fn doubles_and_needless_forms_are_told() {
    let text = "[[name]]\nar = \"زهراكستان\"\ntype = \"location\"\n\
                also = [\"زهراگستان\", \"وزهراكستان\", \"--\"]\ncountry = \"xx\"\n\n\
                [[name]]\nar = \"زهرستان\"\ntype = \"location\"\nalso = [\"زهراكستان\", \"باكو\"]\n\n\
                [[word]]\nmeans = \"source\"\nsingular = [\"زهرور\", \"الزهرور\", \"زهرور\"]\n\n\
                [[word]]\nmeans = \"source\"\nsingular = [\"زهرور\", \"مصدر\"]\n";
    let said = said(text);
    let ends = [
        "2:6 Warning `xx` is no ISO 3166-1 code of two capital letters",
        "4:9 Warning «زهراگستان» and «زهراكستان» are read alike; one is enough",
        "4:22 Warning «وزهراكستان» is found by itself: it is «زهراگستان» with what is written onto it",
        "4:36 Error «--» holds no letter or digit",
        "10:9 Warning «زهراكستان» names «زهراكستان» of line 2 too; the first counts",
        "10:22 Warning «باكو» is built in as a name of «باكو»; the first counts",
        "14:22 Warning «الزهرور» is found by itself: it is «زهرور» with what is written onto it",
        "14:33 Warning «زهرور» is listed twice",
        "18:13 Warning «زهرور» has this meaning from line 14",
        "18:22 Warning «مصدر» is built in with this meaning",
    ];
    assert_eq!(said, ends, "{said:#?}");
}

#[derive(serde::Deserialize)]
struct Frames {
    r#box: BTreeMap<String, [f64; 4]>,
}

#[test]
fn places_lie_in_their_countries() {
    let text = std::fs::read_to_string("tests/cases/places/boxes.toml").unwrap();
    let frames: Frames = toml::from_str(&text).unwrap();
    let lexicon = Lexicon::builtin().unwrap();
    let (mut known, mut wrong) = (0, Vec::new());
    for name in lexicon.names() {
        let Some((lat, lon)) = name.place else {
            continue;
        };
        let (lat, lon) = (f64::from(lat) / 100.0, f64::from(lon) / 100.0);
        known += 1;
        let frame = name.country.and_then(|code| frames.r#box.get(code));
        let inside = frame.is_none_or(|[south, north, west, east]| {
            (*south..=*north).contains(&lat) && (*west..=*east).contains(&lon)
        });
        if !inside || lat.abs() > 90.0 || lon.abs() > 180.0 {
            wrong.push(format!("{} {lat} {lon}", name.ar));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(known >= 1000, "{known} places have coordinates");
}

#[test]
fn subtypes_fit_the_type_of_a_name() {
    let lexicon = Lexicon::builtin().unwrap();
    let wrong = lexicon.names().filter(|name| {
        let place = name.kind == EntityType::Location;
        name.subtype
            .is_some_and(|subtype| subtype.is_place() != place)
    });
    let wrong: Vec<_> = wrong.map(|name| name.ar).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn coordinates_beyond_the_globe_are_told() {
    let known = Lexicon::default();
    let text = "[[name]]\nar = \"باكو\"\ntype = \"location\"\nlat = 400.0\n";
    let found: Vec<_> = check(text, &known)
        .into_iter()
        .map(|finding| finding.what)
        .collect();
    assert_eq!(
        found,
        [
            "`lat` and `lon` belong together",
            "`lat` or `lon` is beyond the globe"
        ]
    );
}

#[test]
fn every_town_of_the_gazetteer_lies_on_the_globe_in_a_known_country() {
    let gazetteer = Lexicon::builtin().unwrap().gazetteer();
    let (towns, forms) = gazetteer.size();
    assert!(
        towns > 40_000 && forms > 90_000,
        "{towns} towns, {forms} names"
    );
    for town in gazetteer.towns() {
        let (lat, lon) = town.place;
        assert!(lat.abs() <= 9000 && lon.abs() <= 18_000, "{}", town.name);
        assert!(
            gazetteer.middle_of_country(town.country).is_some(),
            "{}",
            town.name
        );
        assert!(!town.name.is_empty());
    }
}

#[test]
fn towns_are_found_by_their_letters_and_by_their_sound() {
    let gazetteer = Lexicon::builtin().unwrap().gazetteer();
    let countries = |name: &str| -> BTreeSet<&str> {
        gazetteer
            .towns_named(&key(name))
            .map(|town| town.country)
            .collect()
    };
    assert!(countries("طرابلس").is_superset(&BTreeSet::from(["LB", "LY"])));
    assert!(countries("لا شيء").is_empty());
    let sounding = gazetteer.towns_sounding_like(&key("كوبيانسك"), "UA");
    assert!(
        sounding
            .iter()
            .any(|(town, sure)| town.name == "Kupyansk" && *sure > 0.9)
    );
    assert!(
        gazetteer
            .towns_sounding_like(&key("كوبيانسك"), "ML")
            .is_empty()
    );
}

#[test]
fn a_division_is_called_by_the_name_that_has_its_code() {
    let lexicon = Lexicon::builtin().unwrap();
    let area = lexicon.gazetteer().area_with_code("IQ.15").unwrap();
    assert_eq!(lexicon.area(area), Some("نينوى"));
    let codes = lexicon.names().filter_map(|name| name.area);
    for code in codes {
        assert!(lexicon.gazetteer().area_with_code(code).is_some(), "{code}");
    }
}
