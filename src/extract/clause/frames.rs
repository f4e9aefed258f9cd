//! The words that tell events, with their case frames, from `lexicon/data/triggers/events.toml`, and where
//! they stand in a text.

use std::ops::Range;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::facts::EventType;
pub(crate) use crate::lexicon::Shape;
use crate::lexicon::{BOOK, Kind, Kinds, Particle, Particles, Phrase, WordList};
use crate::spelling::{
    ACCUSATIVE, AND, ARTICLE, CONJUNCTIONS, FEMININE, Peeled, peeled, spelled, without_pronoun,
};
use crate::text::{Text, TokenKind};

/// A word or phrase of the text that tells an event.
#[derive(Debug, Clone)]
pub(crate) struct EventTrigger {
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

impl EventTrigger {
    /// Whether it is a verb.
    pub(crate) fn is_verb(&self) -> bool {
        match self.shape {
            Shape::Verb | Shape::Passive | Shape::Light | Shape::Killing => true,
            Shape::Noun | Shape::Mutual => false,
        }
    }
}

/// Words that tell what those of events mean in their place, folded; `events.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContextWords {
    /// After a noun: it is a count of speech.
    pub(crate) figurative: WordList,
    /// Before a noun: it names a danger, a means, a remembrance.
    pub(crate) preface: WordList,
    /// Before a word: it has not happened, or only may.
    pub(crate) unreal: WordList,
    /// لا: before a noun without the article there is no such thing.
    pub(crate) no: WordList,
    /// After لا: what is told is not so: «لا صحة», «لا أساس».
    pub(crate) truth: WordList,
    /// Works and courses that are about something: كتاب, ورشة.
    pub(crate) work: WordList,
    /// Words between a work and what it is about: حول, تأثير.
    pub(crate) about: WordList,
    /// Before events in general that و joins: «أسباب الهجرة والنزوح».
    pub(crate) matter: WordList,
    /// Verbs of considering: يدرس.
    pub(crate) weighs: WordList,
    /// What nobody abducts, frees or drowns in: الأضواء, أموال, ديون.
    pub(crate) intangible: WordList,
    /// Where a quake or storm is one of opinion: صفوف, أوساط.
    pub(crate) circles: WordList,
    /// Disasters in general when they have the article and nothing more is told: زلازل, غرق.
    pub(crate) general: WordList,
    /// اتفاق alone.
    pub(crate) pact: WordList,
    /// What an agreement of trade is about: بيع.
    pub(crate) commerce: WordList,
    /// منذ.
    pub(crate) since: WordList,
    /// Long times after منذ: what lasts so long is a state.
    pub(crate) ages: WordList,
    /// After a negation: it goes on.
    pub(crate) lasting: WordList,
    /// Beyond which such a word does not reach.
    pub(crate) boundary: WordList,
    /// Nouns for those who act.
    pub(crate) doer: WordList,
    /// Adjectives for how it was: عنيف, محكم, بري.
    pub(crate) manner: WordList,
    /// Nouns after a preposition that mean nobody and nothing: «على مقربة», «على مدى».
    pub(crate) setting: WordList,
    /// Nouns for what can crash, turn over or collapse: حافلة, مبنى.
    pub(crate) structure: WordList,
    /// Nouns for where a blast is an accident: مستودع, مرفأ.
    pub(crate) industrial: WordList,
    /// Nouns for what is planted to explode: عبوة, لغم.
    pub(crate) charge: WordList,
    /// Nouns for what is stopped and is nobody: زحف, بث.
    pub(crate) halted: WordList,
    /// Nouns for what is left without arms: سباق, جلسة.
    pub(crate) left: WordList,
    /// Nouns for water that carries things away: سيول.
    pub(crate) water: WordList,
    /// Nouns for those to whom something happened of which they did not die: متضررين.
    pub(crate) affected: WordList,
    /// Verbs of mourning, whose subject tells of the dead and has killed nobody: نعى.
    pub(crate) mourns: WordList,
    /// Nouns for the people of a body, whatever they do: عناصر.
    pub(crate) members: WordList,
    /// Of what somebody dies follows with ب: متأثرا.
    pub(crate) succumbing: WordList,
    /// A word for stabbing that means an appeal to a court as well: طعن.
    pub(crate) stabbing: WordList,
    /// What is appealed against: حكم.
    pub(crate) contested: WordList,
    /// Where a body sits, with its pronoun: مقره.
    pub(crate) seat: WordList,
    /// Nouns for the bodies of the dead: جثث.
    pub(crate) remains: WordList,
    /// Words of games: مباراة, منتخب.
    pub(crate) sport: WordList,
    /// Nouns for what shells: مدفعية, صواريخ.
    pub(crate) artillery: WordList,
    /// Nouns for many deaths at once, which tell again what caused them: مجزرة.
    pub(crate) massacre: WordList,
    /// Nouns for what strikes from the air.
    pub(crate) aircraft: WordList,
    /// Nouns for what is used and is nobody: «صواريخ أوكرانية», «مدفعية الجيش».
    pub(crate) weapon: WordList,
    /// Words for the country of whoever speaks: بلاده.
    pub(crate) homeland: WordList,
    /// Words that mean somebody only together with what was said before: قواته, الطرفان.
    pub(crate) vague: WordList,
    /// Those whose attacks are words: صحفيون.
    pub(crate) harmless: WordList,
    /// Words before ل and what somebody suffered: تعرض.
    pub(crate) suffered: WordList,
    /// Words before what came first, on another day: بعد, إثر.
    pub(crate) after: WordList,
    /// Words before what somebody protests against or answers: احتجاجا, ردا.
    pub(crate) grounds: WordList,
    /// Between a subject and its verb: قد, لم.
    pub(crate) before_verb: WordList,
    /// Bodies that are a state's where they stand alone with the article.
    pub(crate) of_states: WordList,
    /// After a past written like a noun: what points back to the noun before it.
    pub(crate) resumptive: WordList,
    /// Before a count: it is that of whoever acts.
    pub(crate) by_their_count: WordList,
    /// Words before what was the reason of something else: بسبب.
    pub(crate) reason: WordList,
    /// Words after what lies ahead: قريبا, المرتقبة.
    pub(crate) ahead: WordList,
    /// Nouns for what a crowd asks of whoever follows: رحيل, إسقاط.
    pub(crate) ousting: WordList,
    /// Nouns for one side of two: «الجانب الأذربيجاني».
    pub(crate) flank: WordList,
    /// Words for a count that another one has taken the place of: سابقة, أولية.
    pub(crate) former: WordList,
    /// سبق: whoever follows ل did before what the verb after أن tells.
    pub(crate) earlier: WordList,
    /// Nouns for those whom a country counts as its own: مواطنيها.
    pub(crate) national: WordList,
    /// Verbs of changing a toll: صحح, رفع, خفض.
    pub(crate) revises: WordList,
    /// Words for what is told without a witness: أنباء, مزاعم, «ما قيل».
    pub(crate) hearsay: WordList,
    /// Verbs and nouns of describing: وصف.
    pub(crate) describes: WordList,
    /// What is false: كذب, شائعات.
    pub(crate) untrue: WordList,
    /// Verbs of rejecting: رفض.
    pub(crate) rejects: WordList,
    /// Nouns for what is charged: اتهام.
    pub(crate) allegations: WordList,
    /// Words of coming back: عاد.
    pub(crate) comes_back: WordList,
    /// Words of getting out of captivity: فر.
    pub(crate) breaks_out: WordList,
    /// Words of growing or falling by some: زاد.
    pub(crate) grows: WordList,
    /// Nouns for how much something has grown by: مقدار.
    pub(crate) measure: WordList,
    /// After people: for what they were held or killed: بتهمة.
    pub(crate) accused: WordList,
    /// القريب, الواقعة: adjectives that say where a body is, and do not belong to its name.
    pub(crate) located: WordList,
    /// Words before a country that something is beside: حدود, تخوم.
    pub(crate) border: WordList,
    /// Nouns before whoever states something: إعلان, تأكيد.
    pub(crate) announcement: WordList,
    /// Verbs of making a list known.
    pub(crate) publishes: WordList,
    /// Verbs whose object lies ahead.
    pub(crate) arranges: WordList,
    /// Nouns of beginning.
    pub(crate) beginning: WordList,
    /// Verbs for how a war began: انطلق, اندلع.
    pub(crate) begins: WordList,
    /// What another time stands after that this one is compared with: مقارنة.
    pub(crate) comparison: WordList,
    /// Verbs of those who cross a border or leave a place: عبروا, غادروا.
    pub(crate) crosses: WordList,
    /// What they cross or leave, or before where they went: الحدود.
    pub(crate) departed: WordList,
    /// Words for emptying houses or quarters, of whose number those who leave are not told: إخلاء.
    pub(crate) empties: WordList,
    /// Verbs of taking refuge, which are said of turning to somebody as well: لجأ.
    pub(crate) turns_to: WordList,
    /// What people turn to and do not flee to: القضاء.
    pub(crate) recourse: WordList,
    /// Nouns for the sick, whom nobody drives out: مرضى.
    pub(crate) patients: WordList,
    /// Words in the opening of a sentence that goes on with the day told last: «في المقابل», «في غضون ذلك».
    pub(crate) meanwhile: WordList,
    /// Words for the two sides that were named before: الطرفان, البلدان.
    pub(crate) pair: WordList,
    /// Dictionary forms of verbs of denying: نفى, not رفض.
    pub(crate) denies: WordList,
    /// Words for what somebody denies, told before: ذلك, الاتهامات.
    pub(crate) denied: WordList,
    pub(crate) denial: WordList,
    pub(crate) eve: WordList,
    /// Words for having done something: «نفى ضلوعه في الهجوم».
    pub(crate) responsibility: WordList,
    /// Words for what each side says of the other: اتهامات.
    pub(crate) accusation: WordList,
    /// Words for doing so to each other: تبادل.
    pub(crate) exchange: WordList,
    /// Words for asking, fearing and condemning, which an event that did happen may follow: دعا, حذر.
    pub(crate) asks: WordList,
    /// Words for condemning what happened: ندد, إدانة.
    pub(crate) condemns: WordList,
    /// What people block: طريق.
    pub(crate) road: WordList,
    /// People who block roads, besides a crowd: أهالي.
    pub(crate) blockers: WordList,
    /// Before an attempt that failed: أحبط.
    pub(crate) foils: WordList,
    /// Before who somebody is: «وهي مجموعة متطوعين».
    pub(crate) aside: WordList,
    /// An attempt: محاولة.
    pub(crate) attempt: WordList,
    /// Verbs of an agreement before what it is about: ينص, اتفقا.
    pub(crate) stipulates: WordList,
    /// Storming or aiming, which is part of what else was done: اقتحام.
    pub(crate) part: WordList,
    /// What a shell does besides striking: سقط.
    pub(crate) falls: WordList,
    /// Who dies by the bomb: انتحاري.
    pub(crate) bomber: WordList,
    /// Before other: «من جهة أخرى».
    pub(crate) matters: WordList,
    /// Before where people went: «باتجاه صيدا».
    pub(crate) bound: WordList,
    /// Boats.
    pub(crate) boat: WordList,
    /// People of rank, who are received: وزير, وفد.
    pub(crate) hosted: WordList,
    /// Verbs of receiving: استقبل.
    pub(crate) receives: WordList,
    /// Verbs of talking something over: بحث.
    pub(crate) discusses: WordList,
    /// Nouns that count the sick: إصابة.
    pub(crate) cases: WordList,
    /// Illnesses that spread: كوليرا.
    pub(crate) disease: WordList,
    /// Before whoever holds something: «في قبضة باكو».
    pub(crate) hold: WordList,
    /// Nouns in the dual before the names of two groups: «قبيلتي كذا وكذا».
    pub(crate) twins: WordList,
    /// Those who govern, against whom a crowd turns: الحكومة.
    pub(crate) ruler: WordList,
    /// Words for the armed forces of a state: الجيش.
    pub(crate) state_force: WordList,
    /// Words for those who bear arms for themselves: متمردون.
    pub(crate) armed_group: WordList,
    /// Verbs and nouns of arriving.
    pub(crate) arrives: WordList,
    /// Before those who are only counted: عدد.
    pub(crate) tally: WordList,
    /// Verbs with another meaning before عن and على: عبر.
    pub(crate) two_senses: WordList,
    /// What somebody speaks through: «عبر تلغرام».
    pub(crate) channels: WordList,
    /// Between verbs of whom the second goes on with the doers of the first: ثم.
    pub(crate) sequel: WordList,
    /// Before what people flee: «هربا من القتال».
    pub(crate) fleeing: WordList,
    /// Before what people meet about: «حول الوضع في السودان».
    pub(crate) topic: WordList,
    /// Those who live in a place.
    pub(crate) residents: WordList,
    /// Before the gate through which something enters.
    pub(crate) through: WordList,
    /// Before من and where somebody came from.
    pub(crate) origin: WordList,
    /// The noun of taking prisoners.
    pub(crate) captures: WordList,
    /// Verbs of trying.
    pub(crate) tries: WordList,
    /// Before what people are charged with.
    pub(crate) charged: WordList,
    /// Having a part in something.
    pub(crate) involved: WordList,
    /// What something is done for.
    pub(crate) price: WordList,
    /// Nouns before حرب that make it no war of its own: جريمة.
    pub(crate) of_war: WordList,
    /// What a coup is against where it is a figure of speech: الدستور.
    pub(crate) principles: WordList,
    /// What is brought under control without a fight: حريق.
    pub(crate) hazards: WordList,
    /// What aircraft drop: منشورات.
    pub(crate) dropped: WordList,
    /// Who holds people against the law: خاطفون.
    pub(crate) captor: WordList,
    /// Who had to leave: نازحون.
    pub(crate) displaced: WordList,
    /// Who is held by nobody but captors: رهينة.
    pub(crate) hostage: WordList,
    /// What is done with a sentence that nobody has carried out: أيد.
    pub(crate) upholds: WordList,
    /// Words for those of them who have a name, a chief or a kin: فصيل, قبيلة, not مسلحون.
    pub(crate) organized: WordList,
    /// Words for people without arms and for where they are: مصلون, سوق.
    pub(crate) civilian: WordList,
    /// Words for those who are put to death without a verdict: أسير.
    pub(crate) captive: WordList,
    /// Words for a grenade.
    pub(crate) grenade: WordList,
    /// Words for chemical weapons.
    pub(crate) chemical: WordList,
    /// Words for sexual violence.
    pub(crate) sexual: WordList,
    /// Words for giving oneself up: استسلم.
    pub(crate) surrender: WordList,
    /// Words for a town, which mean the one named last: «المدينة».
    pub(crate) town: WordList,
    /// Words for a region, likewise: «الإقليم».
    pub(crate) region: WordList,
    /// Verbs for how long something took: استمر.
    pub(crate) lasted: WordList,
    pub(crate) birth: WordList,
    pub(crate) other: WordList,
    /// Nouns for a side of the matter: جهة, صعيد.
    pub(crate) aspect: WordList,
    /// Nouns for what happened, whatever it was: حادث, وقائع.
    pub(crate) occurrence: WordList,
    /// Nouns of a heading whose days are those of the people counted below it: تقرير, حصيلة.
    pub(crate) reports: WordList,
    /// Verbs whose subject is where it happened: شهد.
    pub(crate) witnesses: WordList,
    /// Verbs of finding and bringing out people and bodies: انتشل.
    pub(crate) recovers: WordList,
    /// The country that the news is about: البلاد.
    pub(crate) country: WordList,
    /// Heads of a column of places in a table: الدولة, المكان.
    pub(crate) column_of_places: WordList,
    /// Parts of the day that stand alone: مساء.
    pub(crate) hours: WordList,
    /// What is taken by force besides places: موقع, حاجز.
    pub(crate) taken: WordList,
    /// Words after an event that is one more of its kind: أخرى, كذلك.
    pub(crate) another: WordList,
    /// Words for people who protest: متظاهرون, محتجون.
    pub(crate) crowd: WordList,
    /// Words for those who keep order: الشرطة.
    pub(crate) police: WordList,
    /// Before the rank of one who is told by it: برتبة.
    pub(crate) by_rank: WordList,
    /// Accusatives that tell that people fled: فرارا.
    pub(crate) flight: WordList,
    /// A noun of falling, which fighters die of: سقوط.
    pub(crate) fall: WordList,
    /// Verbs that leave people dead or hurt, who may stand before what became of them: أوقع.
    pub(crate) fells: WordList,
    /// Verbs of expecting that are written as verbs of causing: توقع.
    pub(crate) expects_or_causes: WordList,
    /// Of captives who are none any more: محرر.
    pub(crate) freed: WordList,
    /// The noun for an execution: إعدام.
    pub(crate) execution: WordList,
    /// Words of a court's ruling: قضت.
    pub(crate) rules: WordList,
    /// Words for carrying a ruling out: نفذ.
    pub(crate) carries_out: WordList,
    /// Words for a toll: حصيلة, عدد.
    pub(crate) toll: WordList,
    /// Verbs of staying alive: نجا.
    pub(crate) survives: WordList,
    /// After ما: it is asked whether something is so: إذا.
    pub(crate) whether: WordList,
    /// After إن: it is asked whether something is so: كان.
    pub(crate) was: WordList,
    /// Verbs of making sure of something: تحقق.
    pub(crate) verifies: WordList,
}

/// An entry of the words that tell events.
#[derive(Debug, Clone, Copy, Deserialize)]
struct Entry {
    #[serde(rename = "type")]
    kind: EventType,
    frame: Frame,
    /// Words one of which must stand near, where those of the event alone mean other things too.
    near: Option<WordList>,
}

/// What is known of the words that tell events, and of those beside them.
#[derive(Debug, Default)]
pub(crate) struct Words {
    entries: Vec<Entry>,
    /// Words beside those that tell events.
    pub(crate) beside: ContextWords,
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(crate) static WORDS: LazyLock<Words> = LazyLock::new(|| Words {
    entries: serde_json::from_str(BOOK.events()).unwrap_or_default(),
    beside: BOOK.lists("events").unwrap_or_default(),
});

impl Words {
    /// The longest phrase that begins with the token at `at` and ends before `end`.
    pub(crate) fn find(&self, text: &Text<'_>, at: usize, end: usize) -> Option<EventTrigger> {
        if !text.lists(at).stem.has(WordList::TELLS) {
            return None;
        }
        // «السيولة» is no سيول with a pronoun
        let feminine = text.ends_feminine(at);
        let spellings = peeled(text.form(at)).flat_map(|peeled| {
            let spelled = spelled(peeled.base).filter(move |(word, bare)| {
                *bare || !feminine || word.len() + FEMININE.len_utf8() != peeled.base.len()
            });
            spelled.map(move |(word, bare)| (peeled, word, bare))
        });
        let mut best: Option<((usize, bool, bool), EventTrigger)> = None;
        let mut verb: Option<(usize, bool, bool)> = None;
        for (peeled, word, bare) in spellings {
            for phrase in BOOK.phrases(word) {
                let near = self.entries.get(phrase.entry).and_then(|entry| entry.near);
                let weight = (phrase.more, bare, near.is_some());
                let better = best.as_ref().is_none_or(|(known, _)| *known < weight);
                let rival = best.as_ref().is_some_and(|(known, _)| *known == weight);
                if !better && !rival {
                    continue;
                }
                let told = self.trigger_of(phrase, text, at..end, peeled, bare);
                let fits = |told: &EventTrigger| {
                    near.is_none_or(|near| stands_near(text, told, near))
                        && self.is_no_family(text, told)
                };
                if let Some(told) = told.filter(fits) {
                    verb = told.is_verb().then_some(weight).or(verb);
                    best = best.filter(|_| !better).or(Some((weight, told)));
                }
            }
        }
        best.map(|(weight, told)| EventTrigger {
            ambiguous: !told.is_verb() && verb == Some(weight),
            ..told
        })
    }

    /// «قصف مستشفى», «مدرسة قتل فيها»: a body that is hit where it stands, and hits nobody.
    pub(crate) fn is_building(&self, text: &Text<'_>, at: usize) -> bool {
        let body = text.is(at, Kinds::of(Kind::Body));
        body && text.lists(at).stem.has(self.beside.structure)
    }

    /// «أسر ستة من الجنود», not «أسر الجنود», who are their families: the noun of taking prisoners stands before a number.
    fn is_no_family(&self, text: &Text<'_>, told: &EventTrigger) -> bool {
        let (first, next) = (told.tokens.start, told.tokens.end);
        let alone = told.shape == Shape::Noun && told.rest.is_empty();
        if !alone || !text.lists(first).word.has(self.beside.captures) {
            return true;
        }
        let counts = Kinds::of(Kind::Number).and(Kind::Amount).and(Kind::Hedge);
        let number = || text.token(next).kind == TokenKind::Digits || text.is(next, counts);
        !told.definite && next < text.len() && number()
    }

    /// The phrase as it begins with the first of `tokens`, peeled; `bare` where no ending was taken off.
    fn trigger_of(
        &self,
        phrase: Phrase<'_>,
        text: &Text<'_>,
        tokens: Range<usize>,
        peeled: Peeled<'_>,
        bare: bool,
    ) -> Option<EventTrigger> {
        let Peeled { lead, definite, .. } = peeled;
        let (at, end) = (tokens.start, tokens.end);
        let mut clitics = text.form(at)[..lead].chars();
        let joined = clitics.all(|c| CONJUNCTIONS.contains(&c));
        let verb = !matches!(phrase.shape, Shape::Noun | Shape::Mutual);
        if (verb && (definite || !joined)) || (phrase.exact && !bare) {
            return None;
        }
        let entry = self.entries.get(phrase.entry)?;
        let rest = goes_on(phrase, text, at + 1, end)?;
        let parted = (rest > at + 1 && phrase.more > 0).then_some(at + 1);
        let rest = rest..rest + phrase.more;
        let last = parted.unwrap_or(rest.end);
        Some(EventTrigger {
            tokens: at..last,
            lead,
            kind: entry.kind,
            shape: phrase.shape,
            definite,
            rest,
            frame: entry.frame,
            has_ending: !bare,
            ambiguous: false,
        })
    }
}

/// Where the words after the first begin, at `at` or, of a verb, after its subject; with or
/// without the article.
fn goes_on(phrase: Phrase<'_>, text: &Text<'_>, at: usize, end: usize) -> Option<usize> {
    let words = || phrase.rest.split(' ').take(phrase.more);
    let whole = |at: usize| {
        at + phrase.more <= end
            && words().zip(at..).all(|(word, at)| {
                let form = text.form(at);
                form.strip_prefix(ARTICLE) == Some(word)
                    || form.starts_with(word)
                        && (form == word
                            || form.strip_suffix(ACCUSATIVE) == Some(word)
                            || without_pronoun(form) == Some(word))
            })
    };
    let parts = phrase.more > 0 && !matches!(phrase.shape, Shape::Noun | Shape::Mutual);
    let last = if parts && !phrase.exact {
        // a subject does not reach into the clause that describes it
        let mut near = at..end.min(at + SUBJECT);
        let relative = Particles::of(Particle::Relative);
        let described = near.find(|at| text.particles(*at).intersects(relative));
        described.unwrap_or(near.end)
    } else {
        at
    };
    // «حملة \"مكافحة الإرهاب\"»
    let marked = || at < end && !text.token(at).is_word() && whole(at + 1);
    if !parts && phrase.more > 0 && marked() {
        return Some(at + 1);
    }
    // «سقط قتيلان بضربة من طائرة», «وقع الهجوم غداة إعلان الهدنة»: what a preposition or a noun of time governs is not the
    // other word of the event
    let governed = |next: usize| {
        phrase.more == 1
            && next > at
            && (text.particles(next - 1).intersects(TIES)
                || text.lists(next - 1).word.has(WORDS.beside.after))
    };
    (at..=last).find(|at| whole(*at) && !governed(*at))
}

/// Whether one of `words` stands near what tells an event, no mark between them.
fn stands_near(text: &Text<'_>, told: &EventTrigger, words: WordList) -> bool {
    let sentence = text.token(told.tokens.start).sentence;
    let inside = |at: &usize| {
        let token = text.token(*at);
        let mark = [',', ';', ':', '.'].iter().any(|mark| token.is_mark(*mark));
        token.sentence == sentence && !mark
    };
    let (first, last) = (told.tokens.start, told.tokens.end.max(told.rest.end));
    let after = (last..text.len().min(last + NEAR)).take_while(inside);
    let before = (first.saturating_sub(NEAR)..first).rev();
    let mut near = after.chain(before.take_while(inside));
    near.any(|at| text.lists(at).word.has(words))
}

/// The most tokens of a subject between a verb and its other words.
const SUBJECT: usize = 8;
/// How far before and after the words of an event those stand that make them one.
const NEAR: usize = 7;
/// Prepositions that stand alone.
const TIES: Particles = Particles::of(Particle::Of)
    .union(Particles::of(Particle::On))
    .union(Particles::of(Particle::In))
    .union(Particles::of(Particle::To))
    .union(Particles::of(Particle::About))
    .union(Particles::of(Particle::With));

/// Whether a word, with or without what is written onto it, is one of `words`.
pub(crate) fn is_among(form: &str, words: WordList) -> bool {
    let mut bases = peeled(form).flat_map(|peeled| spelled(peeled.base));
    bases.any(|(base, _)| words.contains(base))
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
        BOOK.lists::<ContextWords>("events").unwrap();
        let entries: Vec<Entry> = serde_json::from_str(BOOK.events()).unwrap();
        for kind in EventType::ALL {
            let of_kind = entries.iter().any(|entry| entry.kind == kind);
            assert!(of_kind, "{kind:?}");
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
