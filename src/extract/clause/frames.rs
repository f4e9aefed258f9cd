//! The words that tell events, with their case frames, from `lexicon/data/triggers/events.toml`, and where
//! they stand in a text.

use std::iter;
use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::EventType;
use crate::lexicon::{Particle, Particles, WordMap, WordSet};
use crate::spelling::{
    ACCUSATIVE, AND, ARTICLE, CONJUNCTIONS, FEMININE, FOR, PAST_ENDINGS, PREPOSITIONS, PRESENT,
    PRESENT_ENDINGS, SHE, SUFFIXES, WEAK, key, without_pronoun,
};
use crate::text::Text;

/// How a word stands to whoever does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A verb whose subject does it: قصف.
    Verb,
    /// A verb whose subject suffers it, or that has nobody who does it: انفجر, تم اعتقال.
    Passive,
    /// A verb that tells an event only where no other word beside it does: استهدف.
    Light,
    /// A verb of killing, which tells an attack only by whoever kills: «قتل مسلحون خمسة».
    Killing,
    /// A noun of what happened: غارة.
    Noun,
    /// What two sides do with each other: اشتباكات, التقى.
    Mutual,
}

/// A word or phrase of the text that tells an event.
#[derive(Debug, Clone)]
pub(crate) struct Told {
    pub(crate) tokens: Range<usize>,
    /// Folded bytes of the conjunction and preposition before it.
    pub(crate) lead: usize,
    pub(crate) kind: EventType,
    pub(crate) shape: Shape,
    /// Whether it has the article: الغارة.
    pub(crate) definite: bool,
    /// Its words after the first.
    pub(crate) rest: Range<usize>,
    /// What its subject, object and complements are.
    pub(crate) frame: Frame,
    /// Whether an ending was taken off its first word.
    pub(crate) has_ending: bool,
    /// Whether its noun is written like a verb: قصف.
    pub(crate) ambiguous: bool,
}

/// What a part of the clause is to an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Side {
    /// Who does it.
    Agent,
    /// Whom or what it hits.
    Target,
    /// Where it is.
    Place,
    /// Who does it when the words mean somebody who acts, else whom it hits: «قصف الاحتلال», «قصف المستشفى».
    Either,
    /// Neither.
    None,
}

/// The case frame of words that tell an event.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Frame {
    /// The subject of its verbs.
    pub(crate) subject: Side,
    /// Their object.
    pub(crate) object: Side,
    /// The construct complement of its nouns: «اعتقال ناشطين».
    pub(crate) complement: Side,
    /// Its words after the first: «أسقطت مسيرة».
    pub(crate) words: Side,
    /// What follows على and ضد.
    pub(crate) on: Side,
    /// What follows عن.
    pub(crate) about: Side,
    /// What follows من.
    pub(crate) from: Side,
    /// What follows مع.
    pub(crate) with: Side,
    /// What follows ب.
    pub(crate) by: Side,
    /// What follows ل.
    #[serde(rename = "for")]
    pub(crate) benefit: Side,
    /// What follows في, when it is no place.
    #[serde(rename = "in")]
    pub(crate) inside: Side,
    /// What follows داخل, أمام, عند, when it is no place.
    pub(crate) beside: Side,
    /// The country of an adjective: «غارة إسرائيلية».
    pub(crate) adjective: Side,
}

impl Default for Frame {
    fn default() -> Self {
        Self {
            subject: Side::Agent,
            object: Side::Target,
            complement: Side::Either,
            words: Side::None,
            on: Side::Target,
            about: Side::None,
            from: Side::None,
            with: Side::None,
            by: Side::None,
            benefit: Side::Either,
            inside: Side::None,
            beside: Side::None,
            adjective: Side::Agent,
        }
    }
}

impl Told {
    /// Whether it is a verb.
    pub(crate) fn is_verb(&self) -> bool {
        match self.shape {
            Shape::Verb | Shape::Passive | Shape::Light | Shape::Killing => true,
            Shape::Noun | Shape::Mutual => false,
        }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    event: Vec<Entry>,
    beside: Beside,
}

/// The words of one type.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(rename = "type")]
    kind: EventType,
    #[serde(default)]
    frame: Frame,
    #[serde(default)]
    verb: Vec<String>,
    #[serde(default)]
    passive: Vec<String>,
    #[serde(default)]
    exact: Vec<String>,
    #[serde(default)]
    passive_exact: Vec<String>,
    #[serde(default)]
    light: Vec<String>,
    #[serde(default)]
    killing: Vec<String>,
    #[serde(default)]
    noun: Vec<String>,
    #[serde(default)]
    mutual: Vec<String>,
}

/// Words that tell what those of events mean in their place, folded; `events.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Beside {
    /// After a noun: it is a count of speech.
    pub(crate) figurative: WordSet,
    /// Before a noun: it names a danger, a means, a remembrance.
    pub(crate) preface: WordSet,
    /// Before a word: it has not happened, or only may.
    pub(crate) unreal: WordSet,
    /// لا: before a noun without the article there is no such thing.
    pub(crate) no: WordSet,
    /// After لا: what is told is not so: «لا صحة», «لا أساس».
    pub(crate) truth: WordSet,
    /// Works and courses that are about something: كتاب, ورشة.
    pub(crate) work: WordSet,
    /// Words between a work and what it is about: حول, تأثير.
    pub(crate) about: WordSet,
    /// Before events in general that و joins: «أسباب الهجرة والنزوح».
    pub(crate) matter: WordSet,
    /// Verbs of considering: يدرس.
    pub(crate) weighs: WordSet,
    /// What nobody abducts, frees or drowns in: الأضواء, أموال, ديون.
    pub(crate) intangible: WordSet,
    /// Where a quake or storm is one of opinion: صفوف, أوساط.
    pub(crate) circles: WordSet,
    /// Disasters in general when they have the article and nothing more is told: زلازل, غرق.
    pub(crate) general: WordSet,
    /// اتفاق alone.
    pub(crate) pact: WordSet,
    /// What an agreement of trade is about: بيع.
    pub(crate) commerce: WordSet,
    /// منذ.
    pub(crate) since: WordSet,
    /// Long times after منذ: what lasts so long is a state.
    pub(crate) ages: WordSet,
    /// After a negation: it goes on.
    pub(crate) lasting: WordSet,
    /// Beyond which such a word does not reach.
    pub(crate) boundary: WordSet,
    /// Nouns for those who act.
    pub(crate) doer: WordSet,
    /// Adjectives for how it was: عنيف, محكم, بري.
    pub(crate) manner: WordSet,
    /// Nouns after a preposition that mean nobody and nothing: «على مقربة», «على مدى».
    pub(crate) setting: WordSet,
    /// Nouns for what can crash, turn over or collapse: حافلة, مبنى.
    pub(crate) structure: WordSet,
    /// Nouns for where a blast is an accident: مستودع, مرفأ.
    pub(crate) industrial: WordSet,
    /// Nouns for what is planted to explode: عبوة, لغم.
    pub(crate) charge: WordSet,
    /// Nouns for what is stopped and is nobody: زحف, بث.
    pub(crate) halted: WordSet,
    /// Nouns for what is left without arms: سباق, جلسة.
    pub(crate) left: WordSet,
    /// Nouns for water that carries things away: سيول.
    pub(crate) water: WordSet,
    /// Nouns for those to whom something happened of which they did not die: متضررين.
    pub(crate) affected: WordSet,
    /// Verbs of mourning, whose subject tells of the dead and has killed nobody: نعى.
    pub(crate) mourns: WordSet,
    /// Nouns for the people of a body, whatever they do: عناصر.
    pub(crate) members: WordSet,
    /// Of what somebody dies follows with ب: متأثرا.
    pub(crate) succumbing: WordSet,
    /// A word for stabbing that means an appeal to a court as well: طعن.
    pub(crate) stabbing: WordSet,
    /// What is appealed against: حكم.
    pub(crate) contested: WordSet,
    /// Where a body sits, with its pronoun: مقره.
    pub(crate) seat: WordSet,
    /// Nouns for the bodies of the dead: جثث.
    pub(crate) remains: WordSet,
    /// Words of games: مباراة, منتخب.
    pub(crate) sport: WordSet,
    /// Nouns for what shells: مدفعية, صواريخ.
    pub(crate) artillery: WordSet,
    /// Nouns for many deaths at once, which tell again what caused them: مجزرة.
    pub(crate) massacre: WordSet,
    /// Nouns for what strikes from the air.
    pub(crate) aircraft: WordSet,
    /// Nouns for what is used and is nobody: «صواريخ أوكرانية», «مدفعية الجيش».
    pub(crate) weapon: WordSet,
    /// Words for the country of whoever speaks: بلاده.
    pub(crate) homeland: WordSet,
    /// Words that mean somebody only together with what was said before: قواته, الطرفان.
    pub(crate) vague: WordSet,
    /// Those whose attacks are words: صحفيون.
    pub(crate) harmless: WordSet,
    /// Words before ل and what somebody suffered: تعرض.
    pub(crate) suffered: WordSet,
    /// Words before what came first, on another day: بعد, إثر.
    pub(crate) after: WordSet,
    /// Words before what somebody protests against or answers: احتجاجا, ردا.
    pub(crate) grounds: WordSet,
    /// Between a subject and its verb: قد, لم.
    pub(crate) before_verb: WordSet,
    /// Before a count: it is that of whoever acts.
    pub(crate) by_their_count: WordSet,
    /// Words before what was the reason of something else: بسبب.
    pub(crate) reason: WordSet,
    /// Words after what lies ahead: قريبا, المرتقبة.
    pub(crate) ahead: WordSet,
    /// Nouns for what a crowd asks of whoever follows: رحيل, إسقاط.
    pub(crate) ousting: WordSet,
    /// Nouns for one side of two: «الجانب الأذربيجاني».
    pub(crate) flank: WordSet,
    /// Words for a count that another one has taken the place of: سابقة, أولية.
    pub(crate) former: WordSet,
    /// سبق: whoever follows ل did before what the verb after أن tells.
    pub(crate) earlier: WordSet,
    /// Nouns for those whom a country counts as its own: مواطنيها.
    pub(crate) national: WordSet,
    /// Verbs of changing a toll: صحح, رفع, خفض.
    pub(crate) revises: WordSet,
    /// After people: for what they were held or killed: بتهمة.
    pub(crate) accused: WordSet,
    /// القريب, الواقعة: adjectives that say where a body is, and do not belong to its name.
    pub(crate) located: WordSet,
    /// Words before a country that something is beside: حدود, تخوم.
    pub(crate) border: WordSet,
    /// Nouns before whoever states something: إعلان, تأكيد.
    pub(crate) announcement: WordSet,
    /// Verbs of making a list known.
    pub(crate) publishes: WordSet,
    /// Verbs whose object lies ahead.
    pub(crate) arranges: WordSet,
    /// Nouns of beginning.
    pub(crate) beginning: WordSet,
    /// Verbs for how a war began: انطلق, اندلع.
    pub(crate) begins: WordSet,
    /// Words in the opening of a sentence that goes on with the day told last: «في المقابل», «في غضون ذلك».
    pub(crate) meanwhile: WordSet,
    /// Words for the two sides that were named before: الطرفان, البلدان.
    pub(crate) pair: WordSet,
    /// Dictionary forms of verbs of denying: نفى, not رفض.
    pub(crate) denies: WordSet,
    /// Words for what somebody denies, told before: ذلك, الاتهامات.
    pub(crate) denied: WordSet,
    /// Words for having done something: «نفى ضلوعه في الهجوم».
    pub(crate) responsibility: WordSet,
    /// Words for what each side says of the other: اتهامات.
    pub(crate) accusation: WordSet,
    /// Words for doing so to each other: تبادل.
    pub(crate) exchange: WordSet,
    /// Words for asking, fearing and condemning, which an event that did happen may follow: دعا, حذر.
    pub(crate) asks: WordSet,
    /// What people block: طريق.
    pub(crate) road: WordSet,
    /// People who block roads, besides a crowd: أهالي.
    pub(crate) blockers: WordSet,
    /// Before an attempt that failed: أحبط.
    pub(crate) foils: WordSet,
    /// Boats.
    pub(crate) boat: WordSet,
    /// People of rank, who are received: وزير, وفد.
    pub(crate) hosted: WordSet,
    /// Verbs of receiving: استقبل.
    pub(crate) receives: WordSet,
    /// Verbs of talking something over: بحث.
    pub(crate) discusses: WordSet,
    /// Nouns that count the sick: إصابة.
    pub(crate) cases: WordSet,
    /// Illnesses that spread: كوليرا.
    pub(crate) disease: WordSet,
    /// Before whoever holds something: «في قبضة باكو».
    pub(crate) hold: WordSet,
    /// Nouns in the dual before the names of two groups: «قبيلتي كذا وكذا».
    pub(crate) twins: WordSet,
    /// Those who govern, against whom a crowd turns: الحكومة.
    pub(crate) ruler: WordSet,
    /// Words for the armed forces of a state: الجيش.
    pub(crate) state_force: WordSet,
    /// Words for those who bear arms for themselves: متمردون.
    pub(crate) armed_group: WordSet,
    /// Words for those of them who have a name, a chief or a kin: فصيل, قبيلة, not مسلحون.
    pub(crate) organized: WordSet,
    /// Words for people without arms and for where they are: مصلون, سوق.
    pub(crate) civilian: WordSet,
    /// Words for those who are put to death without a verdict: أسير.
    pub(crate) captive: WordSet,
    /// Words for a grenade.
    pub(crate) grenade: WordSet,
    /// Words for chemical weapons.
    pub(crate) chemical: WordSet,
    /// Words for sexual violence.
    pub(crate) sexual: WordSet,
    /// Words for giving oneself up: استسلم.
    pub(crate) surrender: WordSet,
    /// Words for a town, which mean the one named last: «المدينة».
    pub(crate) town: WordSet,
    /// Words for a region, likewise: «الإقليم».
    pub(crate) region: WordSet,
    /// Verbs for how long something took: استمر.
    pub(crate) lasted: WordSet,
    pub(crate) birth: WordSet,
    pub(crate) other: WordSet,
    /// Parts of the day that stand alone: مساء.
    pub(crate) hours: WordSet,
    /// What is taken by force besides places: موقع, حاجز.
    pub(crate) taken: WordSet,
    /// Words after an event that is one more of its kind: أخرى, كذلك.
    pub(crate) another: WordSet,
    /// Words for people who protest: متظاهرون, محتجون.
    pub(crate) crowd: WordSet,
    /// Words for those who keep order: الشرطة.
    pub(crate) police: WordSet,
}

/// All words, folded.
#[derive(Debug, Default)]
pub(crate) struct Words {
    phrases: WordMap<Vec<Phrase>>,
    /// Words beside those that tell events.
    pub(crate) beside: Beside,
}

#[derive(Debug, Clone)]
struct Phrase {
    /// The words after the first.
    rest: Vec<String>,
    kind: EventType,
    frame: Frame,
    shape: Shape,
    /// Whether the first word must stand as it is.
    exact: bool,
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::read(include_str!("../../lexicon/data/triggers/events.toml")).unwrap_or_default()
});

impl Words {
    fn read(text: &str) -> Result<Self, toml::de::Error> {
        let File { event, beside } = toml::from_str(text)?;
        let mut words = Self {
            phrases: WordMap::default(),
            beside,
        };
        for entry in &event {
            words.add_entry(entry);
        }
        Ok(words)
    }

    fn add_entry(&mut self, entry: &Entry) {
        let of = (entry.kind, entry.frame);
        for noun in &entry.noun {
            self.add(&key(noun), of, Shape::Noun);
        }
        for mutual in &entry.mutual {
            self.add(&key(mutual), of, Shape::Mutual);
        }
        for verb in &entry.verb {
            self.add_verb(&key(verb), of, Shape::Verb);
        }
        for verb in &entry.passive {
            self.add_verb(&key(verb), of, Shape::Passive);
        }
        for verb in &entry.light {
            self.add_verb(&key(verb), of, Shape::Light);
        }
        for verb in &entry.killing {
            self.add_verb(&key(verb), of, Shape::Killing);
        }
        for verb in &entry.exact {
            self.add_exact(&key(verb), of, Shape::Verb);
        }
        for verb in &entry.passive_exact {
            self.add_exact(&key(verb), of, Shape::Passive);
        }
    }

    fn add(&mut self, folded: &str, of: (EventType, Frame), shape: Shape) {
        let (first, phrase) = read_phrase(folded, of, shape);
        // هجمته, غارتها: the ending ة is ت before a pronoun
        if let Some(stem) = first.strip_suffix(FEMININE)
            && matches!(shape, Shape::Noun | Shape::Mutual)
            && phrase.rest.is_empty()
        {
            for pronoun in SUFFIXES {
                self.put_phrase(format!("{stem}{SHE}{pronoun}"), phrase.clone());
            }
        }
        self.put_phrase(first.to_owned(), phrase);
    }

    /// A verb as it is written.
    fn add_exact(&mut self, folded: &str, of: (EventType, Frame), shape: Shape) {
        let (first, mut phrase) = read_phrase(folded, of, shape);
        phrase.exact = true;
        self.put_phrase(first.to_owned(), phrase);
    }

    /// A verb in the past, with the other persons and the present of the same stem.
    fn add_verb(&mut self, folded: &str, of: (EventType, Frame), shape: Shape) {
        let (past, phrase) = read_phrase(folded, of, shape);
        let stem = past.strip_prefix(ACCUSATIVE).unwrap_or(past);
        let short = past.strip_suffix(WEAK).unwrap_or(past);
        let they = PRESENT[0];
        let mut forms = vec![past.to_owned()];
        forms.extend(PAST_ENDINGS.map(|ending| format!("{short}{ending}")));
        if past.ends_with(WEAK) {
            forms.push(format!("{past}{ACCUSATIVE}"));
        }
        forms.extend(PRESENT.map(|person| format!("{person}{stem}")));
        forms.extend(PRESENT_ENDINGS.map(|ending| format!("{they}{stem}{ending}")));
        forms.sort();
        forms.dedup();
        for form in forms {
            self.put_phrase(form, phrase.clone());
        }
    }

    fn put_phrase(&mut self, first: String, phrase: Phrase) {
        self.phrases.entry(first).or_default().push(phrase);
    }

    /// The longest phrase that begins with the token at `at` and ends before `end`.
    pub(crate) fn find(&self, text: &Text<'_>, at: usize, end: usize) -> Option<Told> {
        // «السيولة» is no سيول with a pronoun
        let feminine = text.ends_feminine(at);
        let spellings = peeled(text.form(at)).flat_map(|peeled| {
            let spelled = spelled(peeled.base).filter(move |(word, bare)| {
                *bare || !feminine || word.len() + FEMININE.len_utf8() != peeled.base.len()
            });
            spelled.map(move |(word, bare)| (peeled, word, bare))
        });
        let mut best: Option<((usize, bool), Told)> = None;
        let mut verb: Option<(usize, bool)> = None;
        for (peeled, word, bare) in spellings {
            for phrase in self.phrases.get(word).into_iter().flatten() {
                let weight = (phrase.rest.len(), bare);
                let better = best.as_ref().is_none_or(|(known, _)| *known < weight);
                let rival = best.as_ref().is_some_and(|(known, _)| *known == weight);
                if !better && !rival {
                    continue;
                }
                if let Some(told) = phrase.told(text, at..end, peeled, bare) {
                    verb = told.is_verb().then_some(weight).or(verb);
                    best = best.filter(|_| !better).or(Some((weight, told)));
                }
            }
        }
        best.map(|(weight, told)| Told {
            ambiguous: !told.is_verb() && verb == Some(weight),
            ..told
        })
    }
}

/// The first word of a folded phrase, and the phrase that begins with it.
fn read_phrase(folded: &str, (kind, frame): (EventType, Frame), shape: Shape) -> (&str, Phrase) {
    let (first, rest) = folded.split_once(' ').unwrap_or((folded, ""));
    let phrase = Phrase {
        rest: rest.split_whitespace().map(str::to_owned).collect(),
        kind,
        frame,
        shape,
        exact: false,
    };
    (first, phrase)
}

impl Phrase {
    /// The phrase as it begins with the first of `tokens`, peeled; `bare` where no ending was taken off.
    fn told(
        &self,
        text: &Text<'_>,
        tokens: Range<usize>,
        peeled: Peeled<'_>,
        bare: bool,
    ) -> Option<Told> {
        let Peeled { lead, definite, .. } = peeled;
        let (at, end) = (tokens.start, tokens.end);
        let mut clitics = text.form(at)[..lead].chars();
        let joined = clitics.all(|c| CONJUNCTIONS.contains(&c));
        let verb = !matches!(self.shape, Shape::Noun | Shape::Mutual);
        if (verb && (definite || !joined)) || (self.exact && !bare) {
            return None;
        }
        let rest = self.goes_on(text, at + 1, end)?;
        let parted = (rest > at + 1 && !self.rest.is_empty()).then_some(at + 1);
        let rest = rest..rest + self.rest.len();
        let last = parted.unwrap_or(rest.end);
        Some(Told {
            tokens: at..last,
            lead,
            kind: self.kind,
            shape: self.shape,
            definite,
            rest,
            frame: self.frame,
            has_ending: !bare,
            ambiguous: false,
        })
    }

    /// Where the words after the first begin, at `at` or, of a verb, behind its subject; with or
    /// without the article.
    fn goes_on(&self, text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
        let whole = |at: usize| {
            at + self.rest.len() <= end
                && self.rest.iter().zip(at..).all(|(word, at)| {
                    let form = text.form(at);
                    form == word
                        || form.strip_prefix(ARTICLE) == Some(word)
                        || form.strip_suffix(ACCUSATIVE) == Some(word)
                })
        };
        let parts = !self.rest.is_empty() && !matches!(self.shape, Shape::Noun | Shape::Mutual);
        let last = if parts && !self.exact {
            // a subject does not reach into the clause that describes it
            let mut near = at..end.min(at + SUBJECT);
            let relative = Particles::of(Particle::Relative);
            let described = near.find(|at| text.particles(*at).meets(relative));
            described.unwrap_or(near.end)
        } else {
            at
        };
        // «حملة \"مكافحة الإرهاب\"»
        let marked = || at < end && !text.token(at).is_word() && whole(at + 1);
        if !parts && !self.rest.is_empty() && marked() {
            return Some(at + 1);
        }
        (at..=last).find(|at| whole(*at))
    }
}

/// The most tokens of a subject between a verb and its other words.
const SUBJECT: usize = 8;

/// A word without what is written onto its beginning.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peeled<'a> {
    pub(crate) base: &'a str,
    /// Bytes of conjunction and preposition.
    pub(crate) lead: usize,
    pub(crate) definite: bool,
}

/// All ways to take conjunction, preposition and article off a word.
pub(crate) fn peeled(form: &str) -> impl Iterator<Item = Peeled<'_>> {
    let joins = |c: char| CONJUNCTIONS.contains(&c);
    let governs = |c: char| PREPOSITIONS.contains(&c);
    let mut letters = form.chars();
    let (first, second) = (letters.next(), letters.next());
    let one = first
        .filter(|c| joins(*c) || governs(*c))
        .map(char::len_utf8);
    let two = first
        .filter(|c| joins(*c))
        .zip(second.filter(|c| governs(*c)))
        .map(|(first, second)| first.len_utf8() + second.len_utf8());
    let leads = [Some(0), one, two].into_iter().flatten();
    leads.flat_map(move |lead| {
        let base = &form[lead..];
        let whole = Some(Peeled {
            base,
            lead,
            definite: false,
        });
        let for_the = form[..lead]
            .ends_with(FOR)
            .then(|| base.strip_prefix(FOR))
            .flatten();
        let rest = base.strip_prefix(ARTICLE).or(for_the);
        let rest = rest.filter(|rest| rest.chars().nth(1).is_some());
        let definite = rest.map(|base| Peeled {
            base,
            lead,
            definite: true,
        });
        [whole, definite].into_iter().flatten()
    })
}

/// A word as it stands, and without the ending of its case or a pronoun; true where nothing is taken off.
fn spelled(base: &str) -> impl Iterator<Item = (&str, bool)> {
    let long = |word: &&str| word.chars().nth(2).is_some();
    // «مظاهرها» is no مظاهرة: no ا of the accusative follows ة
    let case = move || {
        let word = base.strip_suffix(ACCUSATIVE)?;
        Some(word).filter(|word| long(word) && !word.ends_with(FEMININE))
    };
    let owned = move || without_pronoun(base).filter(long);
    let shorter = iter::once_with(case).chain(iter::once_with(owned));
    let shorter = shorter.flatten().map(|word| (word, false));
    iter::once((base, true)).chain(shorter)
}

/// Whether a word, with or without what is written onto it, is one of `words`.
pub(crate) fn is_among(form: &str, words: &WordSet) -> bool {
    let mut bases = peeled(form).flat_map(|peeled| spelled(peeled.base));
    bases.any(|(base, _)| words.contains(base))
}

/// Whether the word at a token is one of `words`; the ة of «دورية» is no pronoun of «دوري».
pub(crate) fn stands_among(text: &Text<'_>, at: usize, words: &WordSet) -> bool {
    let form = text.form(at);
    if !text.ends_feminine(at) {
        return is_among(form, words);
    }
    peeled(form).any(|peeled| words.contains(peeled.base))
}

/// A word without a و before it.
pub(crate) fn without_and(form: &str) -> &str {
    form.strip_prefix(AND).unwrap_or(form)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;

    #[test]
    fn the_words_can_be_read_and_every_type_has_some() {
        let words = Words::read(include_str!("../../lexicon/data/triggers/events.toml")).unwrap();
        let mut kinds: Vec<EventType> = Vec::new();
        for form in ["غاره", "قصف", "انفجار", "حرب", "مجاعه"] {
            kinds.extend(words.phrases[form].iter().map(|phrase| phrase.kind));
        }
        assert!(kinds.contains(&EventType::Airstrike) && kinds.contains(&EventType::Famine));
        let File { event, .. } =
            toml::from_str(include_str!("../../lexicon/data/triggers/events.toml")).unwrap();
        for kind in EventType::ALL {
            assert!(event.iter().any(|entry| entry.kind == kind), "{kind:?}");
        }
    }

    #[test]
    fn clitics_endings_and_the_present_lead_to_the_same_word() {
        let lexicon = Lexicon::builtin().unwrap();
        let kind = |word: &str| {
            let text = Text::prepare(word, &lexicon);
            WORDS.find(&text, 0, text.len()).map(|told| told.kind)
        };
        for word in ["غارة", "والغارة", "بغارتها", "للغارات"] {
            assert_eq!(kind(word), Some(EventType::Airstrike), "{word}");
        }
        for word in ["اعتقل", "واعتقلت", "يعتقل", "اعتقلوا"] {
            assert_eq!(kind(word), Some(EventType::Arrest), "{word}");
        }
        assert_eq!(kind("مدرسة"), None);
    }
}
