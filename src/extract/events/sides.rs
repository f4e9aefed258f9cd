//! Who did what an event tells, and on whom: the roles of its clause read through its case frame, the verb that
//! carries its noun («شنت القوات هجوما», «تعرض الحي لقصف»), relative clauses after it, adjectives and complements.

use std::ops::Range;

use super::sentence::Sentence;
use crate::extract::clause::frames::{EventTrigger, Shape, Side, WORDS, without_and};
use crate::extract::clause::{
    Argument, Case, Clause, Link, Nominal, Preposition, Role, VerbClass, acts,
    attached_preposition, noun_phrase,
};
use crate::extract::names::NameSpan;
use crate::facts::{EntityType, EventType, Outcome, Party, Subtype};
use crate::grammar::amount;
use crate::lexicon::{Kind, Kinds, Meaning, OutcomeShape, Particle, VerbClasses};
use crate::spelling::{
    ACCUSATIVE, ADJECTIVE, AND, ARTICLE, CONJUNCTIONS, FEMININE, FEMININES, FOR, FOR_THE,
    NOMINATIVE, OBLIQUE, PAST_ENDINGS, PRESENT, PRONOUNS, SUFFIXES,
};
use crate::text::{LexiconMatch, TokenKind};

/// The two sides of an event, and who accuses the first of it.
#[derive(Debug, Default)]
pub(super) struct Sides {
    pub(super) agent: Option<Party>,
    pub(super) target: Option<Party>,
    pub(super) accuser: Option<Party>,
}

impl Sides {
    fn put(&mut self, side: Side, party: Option<Party>) {
        match side {
            Side::Agent if self.agent.is_none() => self.agent = party,
            Side::Target if self.target.is_none() => self.target = party,
            _ => {}
        }
    }
}

/// Who did it and on whom, as far as the sentence tells.
pub(super) fn sides(sentence: &Sentence<'_>, told: &EventTrigger) -> Sides {
    let mut sides = Sides::default();
    let Some(clause) = sentence.clauses.at(told.tokens.start) else {
        return sides;
    };
    let reader = Reader {
        sentence,
        told,
        clause,
    };
    let verb = clause
        .predicate
        .as_ref()
        .is_some_and(|predicate| predicate.tokens.start == told.tokens.start);
    let mutual = told.shape == Shape::Mutual
        || told.frame.with == Side::Target
        || matches!(told.kind, EventType::War | EventType::TruceViolation);
    if mutual {
        reader.both(&mut sides);
    }
    reader.words(&mut sides);
    if verb {
        reader.verb(&mut sides);
    } else {
        if told.ambiguous {
            // «إنه قصف مواقع»
            sides.put(Side::Agent, reader.topic());
        }
        reader.noun(&mut sides);
    }
    if mutual && sides.agent.is_none() && sides.target.is_none() {
        let (agent, target) = sentence.pair(sentence.clause(told)).unzip();
        sides = Sides {
            agent,
            target,
            ..sides
        };
    }
    if told.kind == EventType::Protest && sides.target.is_none() {
        sides.target = reader.opposed();
    }
    // «اقتلع مستوطنون ثمانين شجرة زيتون»: no part of what was hit did it
    let target = sides.target.as_ref().map(|target| target.text.clone());
    let part = |agent: &Party| target.is_some_and(|target| target.contains(&agent.text));
    sides.agent = sides
        .agent
        .filter(|agent| agent.entity.is_some() || !part(agent));
    sides
}

/// Whether nobody does an event of this type.
pub(super) fn is_disaster(kind: EventType) -> bool {
    use EventType as E;
    matches!(
        kind,
        E::Earthquake
            | E::Flood
            | E::Storm
            | E::Fire
            | E::Accident
            | E::Drowning
            | E::Epidemic
            | E::Famine
    )
}

/// Whether a verb is of the third person feminine: أفرجت, تفرج.
fn is_feminine(verb: &str) -> bool {
    let verb = without_and(verb);
    verb.ends_with(PAST_ENDINGS[0]) || verb.starts_with(PRESENT[1])
}

struct Reader<'s, 'a> {
    sentence: &'s Sentence<'a>,
    told: &'s EventTrigger,
    clause: &'s Clause,
}

/// The ending of a verb that several do: أحرقوا.
const PLURAL: &str = PAST_ENDINGS[1];
/// What names of groups stand in.
const MARKED: [(char, char); 3] = [('«', '»'), ('"', '"'), ('(', ')')];
/// How far after the grounds of a protest the body stands whose deeds they are.
const GROUNDS: usize = 5;

impl Reader<'_, '_> {
    /// The event is the verb of its clause.
    fn verb(&self, sides: &mut Sides) {
        let frame = self.told.frame;
        let (subject, parted) = self.parted_subject();
        let subject = subject.as_ref();
        let object = self.object().or(parted.as_ref());
        let object = object.filter(|object| !self.is_apposed(subject, object));
        let predicate = self.clause.predicate.as_ref();
        let marked = predicate.is_some_and(|predicate| predicate.verb.suffers);
        let suffers = self.told.shape == Shape::Passive || marked;
        if self.is_said_of_antecedent() {
            let party = |side, nominal: Option<&Nominal>| self.party(side, nominal?);
            sides.put(Side::Agent, party(Side::Agent, object));
            return sides.put(Side::Target, party(Side::Target, subject));
        }
        let topic = self.topic();
        let topical = topic.is_some();
        if !suffers {
            sides.put(frame.subject, topic);
        }
        // «إنها استهدفت مستودعا»: what follows is the object
        let object = object.or(subject.filter(|_| topical));
        let several = self.clause.inherits && self.follows_several();
        let subject = subject.filter(|subject| {
            !topical && !several && !self.is_own(subject) && !self.is_dateline(subject)
        });
        let object = object.filter(|object| !self.is_own(object) || frame.words == Side::Target);
        if suffers {
            self.suffering(sides, subject, parted.as_ref());
        } else {
            self.acting(sides, subject, object);
        }
        self.complements(sides, self.told.tokens.end.max(self.told.rest.end));
        if !suffers && frame.subject == Side::Agent && self.goes_on() {
            sides.put(Side::Agent, self.doers_before());
        }
    }

    /// The subject and object of a verb in the active, or of one that is written like it.
    fn acting(&self, sides: &mut Sides, subject: Option<&Nominal>, object: Option<&Nominal>) {
        let frame = self.told.frame;
        let weapon = |subject: &Nominal| {
            let words = self.sentence.text.lists(subject.head).word;
            words.has(WORDS.beside.weapon)
        };
        let has_object = object.is_some() || self.has_own_object();
        // «خطفت ناشطة»: the verb of a passive is written alike
        let passive = subject.is_some_and(|subject| {
            !self.clause.inherits && !self.acts(subject) && !weapon(subject)
        }) && frame.object == Side::Target
            && !has_object;
        let side = if passive { Side::Target } else { frame.subject };
        let fits = |subject: &&Nominal| {
            side != Side::Agent || has_object || !self.is_place(subject) || self.acts(subject)
        };
        let party = subject.filter(fits).and_then(|one| self.party(side, one));
        sides.put(side, party);
        sides.put(frame.object, object.and_then(|object| self.all(object)));
    }

    /// Whether the verb of the nearest clause before is one of several, «قتلوا ثلاثة», whose subject does not follow it.
    fn follows_several(&self) -> bool {
        let verb = self
            .clause_before()
            .and_then(|clause| clause.predicate.as_ref());
        verb.is_some_and(|verb| self.sentence.text.form(verb.tokens.start).ends_with(PLURAL))
    }

    /// The nearest clause before that has a subject.
    fn clause_before(&self) -> Option<&Clause> {
        let clauses = self.sentence.clauses.all().iter().rev();
        let mut before = clauses.filter(|clause| clause.tokens.start < self.clause.tokens.start);
        before.find(|clause| clause.subject().is_some())
    }

    /// The subject of that clause, or whom a pronoun before its verb means: «أعلن الجيش أنه صد هجوما وأسقط ثلاثا».
    fn doers_before(&self) -> Option<Party> {
        let last = self.told.tokens.start;
        let clauses = self.sentence.clauses.all().iter().rev();
        let mut before = clauses.filter(|clause| clause.tokens.start < self.clause.tokens.start);
        let verb = before.find_map(|clause| clause.predicate.as_ref());
        let topic = verb.filter(|verb| verb.tokens.start < last);
        if let Some(topic) = topic.and_then(|verb| self.topic_before(verb.tokens.start)) {
            return Some(topic);
        }
        let clause = self.clause_before().filter(|_| !self.follows_several())?;
        let subject = clause.subject()?;
        self.acts(subject)
            .then(|| self.party(Side::Agent, subject))
            .flatten()
    }

    /// «هاجم مسلحون القرية وأحرقوا منازل», «اعتقلت الشرطة شابين ثم أفرجت عنهما»: the verb that و, ف or ثم joins has the doers
    /// of the one before, with whom it agrees.
    fn goes_on(&self) -> bool {
        let text = self.sentence.text;
        let start = self.told.tokens.start;
        let form = text.form(start);
        let then = start > self.sentence.tokens.start
            && text.lists(start - 1).word.has(WORDS.beside.sequel);
        let joined = self.told.lead > 0 && form.starts_with(CONJUNCTIONS) || then;
        let free = self.clause.subject().is_none_or(|subject| {
            self.is_own(subject) || form.ends_with(PLURAL) && self.clause.link == Link::Relative
        });
        let before = || {
            let verb = self.clause_before()?.predicate.as_ref()?;
            Some(is_feminine(text.form(verb.tokens.start)))
        };
        let agrees = || form.ends_with(PLURAL) || before() == Some(is_feminine(form));
        joined && free && agrees()
    }

    /// The subject of a passive, and what stands right after a weapon as its subject: «أصابت قذيفة مدرسة».
    fn suffering(&self, sides: &mut Sides, subject: Option<&Nominal>, parted: Option<&Nominal>) {
        let frame = self.told.frame;
        let side = match frame.subject {
            Side::Agent => Side::Target,
            side => side,
        };
        sides.put(side, subject.and_then(|subject| self.party(side, subject)));
        let hit = parted.filter(|_| frame.object == Side::Target);
        sides.put(
            Side::Target,
            hit.and_then(|hit| self.party(Side::Target, hit)),
        );
    }

    /// The subject without the object or the words of the event that stand right after it, and that object: «أطلق جنود النار»,
    /// «استهدفت مسيرة سيارة».
    fn parted_subject(&self) -> (Option<Nominal>, Option<Nominal>) {
        let Some(mut subject) = self.clause.subject().cloned() else {
            return (None, None);
        };
        let words = self.told.rest.start;
        let parted = !self.told.rest.is_empty() && words > subject.head;
        // «عقد قادة عشرين دولة قمة»
        let construct = !self.sentence.text.form(subject.head).starts_with(ARTICLE);
        let across = self.clause.object().is_some_and(|object| {
            construct && object.tokens.start == subject.tokens.end && object.tokens.contains(&words)
        });
        if parted && (subject.tokens.contains(&words) || across) {
            subject.tokens.end = self.sentence.number_before(words, subject.head + 1);
        }
        let object = self.swallowed(&subject);
        if let Some(object) = &object {
            subject.tokens.end = object.tokens.start;
        }
        (Some(subject), object)
    }

    /// What stands after a weapon or a strike without an article: no construct, but what it hit.
    fn swallowed(&self, subject: &Nominal) -> Option<Nominal> {
        let (text, beside) = (self.sentence.text, &WORDS.beside);
        let hits = subject.head == self.told.tokens.start
            || text.lists(subject.head).stem.has(beside.weapon);
        let bare = !text.form(subject.head).starts_with(ARTICLE);
        if !hits || !bare || self.clause.object().is_some() {
            return None;
        }
        let thing = |at: &usize| {
            let place = text.is(*at, Kinds::of(Kind::TypeWord).and(Kind::Victims));
            let form = text.form(*at);
            let known = place || beside.structure.contains(form);
            let quality = form.ends_with(ADJECTIVE[0]) && !beside.structure.contains(form);
            known && !quality && !form.starts_with(ARTICLE) && !beside.weapon.contains(form)
        };
        let at = (subject.head + 1..subject.tokens.end).find(thing)?;
        self.sentence.nominal(at)
    }

    /// «وطنية - صيدا - أغار الطيران»: a dash stands between a place that heads the article and its first verb.
    fn is_dateline(&self, subject: &Nominal) -> bool {
        let end = subject.tokens.end;
        let dash = end < self.told.tokens.start && self.sentence.text.token(end).is_mark('-');
        dash && self.is_place(subject)
    }

    /// «قصفت غنجة، ثاني مدن البلاد»: what follows the comma after a town describes it.
    fn is_apposed(&self, subject: Option<&Nominal>, object: &Nominal) -> bool {
        let text = self.sentence.text;
        subject.is_some_and(|subject| {
            let end = subject.tokens.end;
            let comma = end < self.sentence.tokens.end && text.token(end).is_mark(',');
            comma && object.tokens.start == end + 1 && self.is_place(subject)
        })
    }

    /// The object, past an adjective of the subject: «أسرت الفصائل المسلحة عنصرا».
    fn object(&self) -> Option<&Nominal> {
        let text = self.sentence.text;
        let subject = self.clause.subject();
        let article = |at: usize| text.form(at).starts_with(ARTICLE);
        // «أحرق المسلحون السوق», «اعتقلت الشرطة المهرب»: what does not agree describes nobody
        let agrees = |subject: &Nominal, nominal: &Nominal| {
            let (noun, form) = (text.form(subject.head), text.form(nominal.head));
            let thing = text.is(nominal.head, Kinds::of(Kind::TypeWord))
                || text.lists(nominal.head).word.has(WORDS.beside.structure);
            let people = !noun.ends_with(NOMINATIVE) || form.ends_with(NOMINATIVE);
            let one = !noun.ends_with(FEMININE) || form.ends_with(FEMININE);
            !thing && people && one
        };
        let describes = |nominal: &&Nominal| {
            let beside = subject.is_some_and(|subject| {
                subject.tokens.end == nominal.tokens.start
                    && article(subject.tokens.start)
                    && agrees(subject, nominal)
            });
            let known = self.sentence.context.names.starting(nominal.head).is_some();
            beside && !known && nominal.tokens.len() == 1 && article(nominal.head)
        };
        let arguments = self.clause.arguments.iter();
        let objects = arguments.filter(|argument| argument.role == Role::Object);
        let mut objects = objects.map(|argument| &argument.nominal);
        // «عصابة «غران غريف»»
        let named = subject.and_then(|subject| self.marked_name(subject.tokens.end));
        let names = |nominal: &&Nominal| {
            named
                .as_ref()
                .is_some_and(|name| name.contains(&nominal.head))
        };
        objects.find(|nominal| !describes(nominal) && !names(nominal))
    }

    /// Whom a crowd is against: «للمطالبة برحيل الرئيس», «ضد الحكومة».
    fn opposed(&self) -> Option<Party> {
        const REACH: usize = 16;
        let sentence = self.sentence;
        let end = sentence.tokens.end.min(self.told.tokens.end + REACH);
        let mut after = self.told.tokens.end..end;
        let among = |at: usize, words| sentence.text.lists(at).word.has(words);
        let ousting = after.clone().find(|at| among(*at, WORDS.beside.ousting));
        if let Some(nominal) = ousting.and_then(|at| sentence.nominal(at + 1)) {
            let people = self.acts(&nominal) || self.is_somebody(&nominal);
            return people.then(|| self.party(Side::Target, &nominal)).flatten();
        }
        // «احتجاجا على طريقة إدارة الحكومة للأزمة»: the first body after the grounds
        let at = after.find(|at| among(*at, WORDS.beside.grounds))?;
        let last = sentence.tokens.end.min(at + 1 + GROUNDS);
        let word = |at: &usize| sentence.text.token(*at).is_word();
        let mut bodies = (at + 1..last).take_while(word);
        let body = bodies.find(|at| among(*at, WORDS.beside.ruler))?;
        self.party(Side::Target, &sentence.nominal(body)?)
    }

    /// «قالت الهيئة إنها أوقفت»: the pronoun before the verb means whoever speaks.
    fn topic(&self) -> Option<Party> {
        self.topic_before(self.told.tokens.start)
    }

    /// Whom the pronoun before a word means: «ذكرت باكو أنها صدت هجوما».
    fn topic_before(&self, word: usize) -> Option<Party> {
        let sentence = self.sentence;
        let at = word.checked_sub(1)?;
        let inside = at >= sentence.tokens.start && self.clause.link == Link::Complement;
        let that = sentence.cursor(at).particle(Particle::That).is_some();
        let form = sentence.text.form(at);
        // «إنه» may mean nobody: «إنه جرى توقيف»
        let nobody = usize::from(self.told.is_verb() && self.clause.object().is_none());
        let mut pronouns = SUFFIXES[..SUFFIXES.len() - nobody].iter();
        let pronoun = pronouns.any(|pronoun| form.ends_with(pronoun));
        let span = sentence.text.span(at..at + 1);
        (inside && that && pronoun)
            .then(|| sentence.claimed_by(span))
            .flatten()
    }

    /// «جنديين أطلقت يريفان سراحهما»: the pronoun in the words of the event means the noun that it describes.
    fn is_said_of_antecedent(&self) -> bool {
        let told = self.told;
        let last = told.rest.clone().next_back();
        let pronoun = |form: &str| SUFFIXES.iter().any(|pronoun| form.ends_with(pronoun));
        self.clause.link == Link::Relative
            && last.is_some_and(|at| pronoun(self.sentence.text.form(at)))
    }

    /// An object with what و joins to it: «طفلين وست نساء»; of places and names the first stands for all.
    fn all(&self, object: &Nominal) -> Option<Party> {
        let sentence = self.sentence;
        let head = sentence.text.form(object.head);
        let several = head.ends_with(OBLIQUE) || head.ends_with(NOMINATIVE);
        let mut end = object.tokens.end;
        for argument in &self.clause.arguments {
            let nominal = &argument.nominal;
            let names = sentence.context.names;
            let person = names
                .starting(nominal.head)
                .is_none_or(|naming| several && names.is(naming, EntityType::Person));
            let goes_on = argument.conjunct
                && argument.role == Role::Object
                && nominal.tokens.start == end
                && person;
            if goes_on {
                end = nominal.tokens.end;
            }
        }
        let named = !sentence
            .context
            .names
            .within(object.tokens.start..end)
            .is_empty()
            && !several;
        if end == object.tokens.end || named {
            return self.party(Side::Target, object);
        }
        self.party(Side::Target, object)?;
        self.unnumbered(object.tokens.start..end, object.governed)
    }

    /// Whether a noun phrase is among the words that tell the event: «أطلق النار».
    fn is_own(&self, nominal: &Nominal) -> bool {
        let people = self.acts(nominal) || nominal.case == Case::Nominative;
        let rest = &self.told.rest;
        let around = nominal.head < rest.start && nominal.tokens.contains(&rest.start);
        (rest.contains(&nominal.head) && !people) || (!rest.is_empty() && around)
    }

    /// Whether the object of a verb is told by a complement: «أفرج عن», «أغار على».
    fn has_own_object(&self) -> bool {
        let frame = self.told.frame;
        self.clause
            .arguments
            .iter()
            .any(|argument| match argument.role {
                Role::Complement(Preposition::On) => frame.on == Side::Target,
                Role::Complement(Preposition::About) => frame.about == Side::Target,
                Role::Complement(Preposition::By) => frame.by == Side::Target,
                _ => false,
            })
            || !self.told.rest.is_empty()
    }

    /// The event is a noun: who did it is told by the words around it.
    fn noun(&self, sides: &mut Sides) {
        let head = self.told.tokens.start;
        let frame = self.told.frame;
        self.relative(sides, head);
        self.carried(sides, head);
        let does = matches!(frame.complement, Side::Either | Side::Agent);
        if does && self.is_owned() && self.told.shape != Shape::Mutual {
            // «هجومها الخاطف»
            let actor = self.actor().or_else(|| self.sentence.speaker(head));
            sides.put(Side::Agent, actor);
        }
        if self.told.shape != Shape::Mutual {
            sides.put(frame.adjective, self.nationality(self.told.tokens.end));
            self.construct(sides);
        }
        self.complements(sides, self.told.tokens.end);
    }

    /// Whether a pronoun hangs on the noun that means whoever acts in its clause.
    fn is_owned(&self) -> bool {
        let form = self.sentence.text.form(self.told.tokens.start);
        let pronoun = PRONOUNS.iter().any(|pronoun| form.ends_with(pronoun));
        let verb = self
            .clause
            .predicate
            .as_ref()
            .map(|predicate| predicate.verb);
        let undergoes = verb.is_some_and(|verb| verb.classes.has(VerbClass::Undergoes));
        self.told.has_ending && self.told.rest.is_empty() && pronoun && !undergoes
    }

    /// «الهجوم الذي شنته القوات», «غارة استهدفت سوقا».
    fn relative(&self, sides: &mut Sides, head: usize) {
        for clause in self.sentence.descriptions(self.told) {
            let Some(verb) = clause.predicate.as_ref().map(|predicate| predicate.verb) else {
                continue;
            };
            if verb.has_object && clause.subject().is_none() {
                let doer = self.announcer().or_else(|| self.actor());
                sides.put(Side::Agent, doer.or_else(|| self.sentence.speaker(head)));
            } else if verb.has_object {
                let subject = clause
                    .subject()
                    .filter(|_| !self.is_only_wanted(clause))
                    .and_then(|subject| self.party(Side::Agent, subject));
                sides.put(Side::Agent, subject);
            } else if verb.classes.has(VerbClass::Strikes) {
                sides.put(
                    self.told.frame.object,
                    clause
                        .object()
                        .and_then(|object| self.party(Side::Target, object)),
                );
            }
            self.doer(sides, &clause.arguments, head);
        }
    }

    /// «الهدنة التي اقترحتها الأمم المتحدة»: whoever asks for something has not done it.
    fn is_only_wanted(&self, clause: &Clause) -> bool {
        let verb = clause.predicate.as_ref();
        verb.is_some_and(|verb| {
            let listed = self.sentence.text.lists(verb.tokens.start);
            listed.stem.has(WORDS.beside.unreal) || listed.word.has(WORDS.beside.unreal)
        })
    }

    /// «إعلان باكو انتصارها في عملية شنتها»: whoever announces it did it.
    fn announcer(&self) -> Option<Party> {
        const BEFORE: usize = 8;
        let sentence = self.sentence;
        let first = sentence
            .tokens
            .start
            .max(self.told.tokens.start.saturating_sub(BEFORE));
        let announces = |at: &usize| sentence.text.lists(*at).word.has(WORDS.beside.announcement);
        let at = (first..self.told.tokens.start).rev().find(announces)?;
        let nominal = sentence
            .nominal(at + 1)
            .filter(|nominal| self.acts(nominal))?;
        self.party(Side::Agent, &nominal)
    }

    /// Whoever stands before the event in the subject of what they undergo.
    fn put_owner_before(&self, sides: &mut Sides) {
        let before = self.clause.subject().and_then(|one| self.before_event(one));
        let party = before.and_then(|one| self.party(Side::Target, &one));
        sides.put(self.told.frame.object, party);
    }

    /// Whom an event befell that somebody underwent or warded off; of «صد الجيش هجوما على المدينة» not the army, since its
    /// own words tell on whom it was. «أنها صدت هجوما» is read with the attack as its subject.
    fn put_undergone(&self, sides: &mut Sides, head: usize, role: Option<Role>) {
        if matches!(role, Some(Role::Object | Role::Subject)) && self.is_aimed(head) {
            return;
        }
        let subject = self.clause.subject();
        let subject = subject.filter(|_| role != Some(Role::Subject));
        let told = subject.and_then(|one| self.party(Side::Target, one));
        let verb = self.clause.predicate.as_ref();
        let topic = || self.topic_before(verb.map_or(head, |verb| verb.tokens.start));
        sides.put(self.told.frame.object, told.or_else(topic));
    }

    /// The verb whose subject, object or complement the noun is.
    fn carried(&self, sides: &mut Sides, head: usize) {
        let predicate = self.clause.predicate.as_ref();
        let Some(verb) = predicate.map(|predicate| predicate.verb) else {
            return;
        };
        let role = self.role_of(head).map(|role| self.before_verb(head, role));
        let party = |side, nominal: Option<&Nominal>| nominal.and_then(|one| self.party(side, one));
        let subject = |side| party(side, self.clause.subject());
        let swallowed = self.clause.subject().and_then(|one| self.swallowed(one));
        let object = |side| party(side, self.clause.object().or(swallowed.as_ref()));
        let has = |class| verb.classes.has(class);
        if role == Some(Role::Subject) && has(VerbClass::Undergoes) {
            self.put_owner_before(sides);
        }
        match role {
            Some(Role::Subject) if has(VerbClass::Strikes) => {
                sides.put(self.told.frame.object, object(Side::Target));
            }
            // «استُهدف فندق بتفجير»
            Some(Role::Complement(Preposition::By))
                if has(VerbClass::Strikes) && self.clause.object().is_none() =>
            {
                sides.put(self.told.frame.object, subject(Side::Target));
            }
            Some(Role::Object) if self.is_done_by(verb.classes, head) => {
                sides.put(Side::Agent, self.actor());
            }
            Some(Role::Object | Role::Complement(_) | Role::Subject)
                if has(VerbClass::Undergoes) =>
            {
                self.put_undergone(sides, head, role);
            }
            Some(Role::Complement(Preposition::By)) if has(VerbClass::Accuses) => {
                sides.put(Side::Agent, party(Side::Agent, self.accused()));
                sides.accuser = subject(Side::Agent);
            }
            Some(Role::Complement(after))
                if has(VerbClass::Performs) && self.may_do(after, head) =>
            {
                sides.put(Side::Agent, self.actor());
            }
            // «استعادت باكو الإقليم في هجوم خاطف», «قتل مسلحون خمسة مصلين في هجوم»
            Some(Role::Complement(Preposition::In | Preposition::By))
                if self.is_deed() || self.is_harm() =>
            {
                sides.put(Side::Agent, subject(Side::Agent));
            }
            _ => {}
        }
    }

    /// Whether the subject of a verb has done the event in its object, or says so; not what did the harm that the object
    /// tells: «أعلنت السلطات مقتل سبعة جراء انفجار».
    fn is_done_by(&self, does: VerbClasses, head: usize) -> bool {
        let does = does.has(VerbClass::Performs) || does.has(VerbClass::Claims);
        let harm = |object: &Nominal| self.sentence.text.is(object.head, Kinds::of(Kind::Outcome));
        let object = self.clause.object().filter(|object| object.head < head);
        does && !object.is_some_and(harm)
    }

    /// Whether what somebody does may follow such a preposition: «أقدموا على خطف», «تمكنت القوات من إسقاط مسيرتين»; not
    /// after an object: «أعلنت الشرطة مقتل سبعة في هجوم».
    fn may_do(&self, preposition: Preposition, head: usize) -> bool {
        use Preposition::{By, From, In, On};
        let subject = self.clause.subject();
        let object = self.clause.object();
        // «أعلن محافظ كركوك مقتل أربعة»: the object may stand in one phrase with the subject
        let harm = |at: usize| self.sentence.text.is(at, Kinds::of(Kind::Outcome));
        let alone = |one: &Nominal| !(one.head + 1..one.tokens.end).any(harm);
        matches!(preposition, By | From | In | On)
            && subject.is_some_and(|one| self.is_somebody(one) && alone(one))
            && object.is_none_or(|object| object.head >= head)
    }

    /// Whether على after an attack tells on whom it was.
    fn is_aimed(&self, head: usize) -> bool {
        let words = |nominal: &Nominal| self.sentence.text.lists(nominal.head).word;
        let setting = |nominal: &Nominal| words(nominal).has(WORDS.beside.setting);
        let mut arguments = self.clause.arguments.iter();
        self.told.frame.on == Side::Target
            && arguments.any(|argument| {
                argument.role == Role::Complement(Preposition::On)
                    && argument.nominal.tokens.start > head
                    && !setting(&argument.nominal)
            })
    }

    /// The first object that is no aside.
    fn accused(&self) -> Option<&Nominal> {
        let objects = self.clause.arguments.iter();
        let mut objects = objects.filter(|one| one.role == Role::Object);
        objects
            .find(|one| !self.is_aside(&one.nominal))
            .map(|one| &one.nominal)
    }

    /// «غرفة الطوارئ، وهي مجموعة متطوعين،»: who somebody is, said in an aside.
    fn is_aside(&self, nominal: &Nominal) -> bool {
        let before = nominal.tokens.start.checked_sub(1);
        before.is_some_and(|at| self.sentence.text.lists(at).word.has(WORDS.beside.aside))
    }

    /// Whoever suffers an event that stands in one noun phrase with them: «تعرض صحفي للضرب».
    fn before_event(&self, nominal: &Nominal) -> Option<Nominal> {
        let first = self.told.tokens.start;
        let parted = nominal.head < first && nominal.tokens.contains(&first);
        parted.then(|| Nominal {
            tokens: nominal.tokens.start..first,
            ..nominal.clone()
        })
    }

    /// Whether the verb of the clause tells what somebody did by force.
    fn is_deed(&self) -> bool {
        let text = self.sentence.text;
        let verb = self.clause.predicate.as_ref();
        let told =
            verb.and_then(|verb| WORDS.find(text, verb.tokens.start, self.sentence.tokens.end));
        told.is_some_and(|told| {
            told.is_verb() && told.kind == EventType::TerritoryTaken && told.shape == Shape::Verb
        }) && !self.told.definite
    }

    /// Whether the verb of the clause harms its object, and not its subject: the passive is written alike.
    fn is_harm(&self) -> bool {
        // «فقدت والدته بصرها في القصف»: whoever loses somebody or something has harmed nobody
        let loses = |m: &Meaning| match m {
            Meaning::Outcome { outcome, shape } => {
                let loses = *outcome == Outcome::Missing || *shape == OutcomeShape::Loses;
                loses.then_some(())
            }
            _ => None,
        };
        let verb = self.clause.predicate.as_ref();
        // «قتل ثلاثة جنود وجرح خمسة في قصف»: those killed wounded nobody
        let several = verb.is_some_and(|verb| {
            let form = self.sentence.text.form(verb.tokens.start);
            form.ends_with(PLURAL)
        });
        if self.clause.inherits && !several {
            return false;
        }
        let harms = verb.is_some_and(|verb| {
            let here = self.sentence.cursor(verb.tokens.start);
            here.is(Kinds::of(Kind::Outcome)) && here.read(Kind::Outcome, loses).is_none()
        });
        let parts = self.clause.subject().zip(self.clause.object());
        harms
            && parts.is_some_and(|(subject, object)| {
                self.acts(subject) && object.tokens.start >= subject.tokens.end
            })
    }

    /// The subject of the clause, when it is somebody who acts.
    fn actor(&self) -> Option<Party> {
        self.clause
            .subject()
            .and_then(|subject| self.side_party(Side::Agent, subject))
    }

    /// «قتلوا في هجوم طال، صباح الأحد، مدينة كنجة»: an event right before a verb of striking is what struck, whatever it is to
    /// the verb before.
    fn before_verb(&self, head: usize, role: Role) -> Role {
        let verb = self.clause.predicate.as_ref();
        let verb = verb.filter(|verb| verb.verb.classes.has(VerbClass::Strikes));
        let mut arguments = self.clause.arguments.iter();
        let own = arguments.find(|argument| argument.nominal.tokens.contains(&head));
        let next = own.zip(verb).is_some_and(|(own, verb)| {
            head < verb.tokens.start && own.nominal.tokens.end == verb.tokens.start
        });
        if next { Role::Subject } else { role }
    }

    fn role_of(&self, head: usize) -> Option<Role> {
        let arguments = self.clause.arguments.iter();
        let mut own = arguments.filter(|argument| argument.nominal.tokens.contains(&head));
        own.next().map(|argument| argument.role)
    }

    /// The construct complement: «قصف الاحتلال», «اعتقال ناشطين».
    fn construct(&self, sides: &mut Sides) {
        let complete = self.told.frame.words == Side::Target && !self.told.rest.is_empty();
        if complete || self.told.definite {
            return;
        }
        let owned = self.told.has_ending && self.told.rest.is_empty();
        let next = self.sentence.cursor(self.told.tokens.end);
        // «عملية عسكرية شنتها القوات»
        let verb = self.sentence.clauses.at(next.at()).is_some_and(|clause| {
            let predicate = clause.predicate.as_ref();
            predicate.is_some_and(|predicate| predicate.tokens.start == next.at())
        });
        let governed =
            verb || next.at() >= self.sentence.tokens.end || attached_preposition(next).is_some();
        let Some(nominal) = self
            .sentence
            .nominal(next.at())
            .filter(|_| !owned && !governed)
        else {
            return;
        };
        // «هجوم مباغت», «هجوم خاطف يوم 19 سبتمبر»: a word alone that nothing is known of is an adjective
        let text = self.sentence.text;
        let second = nominal.tokens.start + 1;
        let alone = (nominal.tokens.len() == 1 || self.sentence.is_time(second))
            && !nominal.definite
            && text.matches(nominal.head).is_empty();
        if alone && nominal.case != Case::Oblique {
            return;
        }
        let owned = nominal.tokens.len() > 1;
        if self.is_quality(&nominal) || self.is_means(&nominal) && !owned {
            return;
        }
        let place = self.is_place(&nominal);
        let side = match self.told.frame.complement {
            // «اتهمت كييف موسكو بقصف محطة»
            Side::Either if sides.agent.is_none() && self.is_doer(&nominal) => Side::Agent,
            Side::Either => Side::Target,
            side => side,
        };
        if !(place && side == Side::Agent) {
            sides.put(side, self.party(side, &nominal));
        }
    }

    /// «هجوم الجيش», not «قصف مستشفى» and «اغتيال محمد عفيف»: whether whoever is meant after the noun of an event did it.
    fn is_doer(&self, nominal: &Nominal) -> bool {
        let building = WORDS.is_building(self.sentence.text, nominal.head);
        self.acts(nominal) && !building && !self.is_slain(nominal)
    }

    /// «اغتيال محمد عفيف»: a person right after the noun of a killing, which a person's name seldom does.
    fn is_slain(&self, nominal: &Nominal) -> bool {
        let sentence = self.sentence;
        let killing = Kinds::of(Kind::Outcome);
        let names = sentence.context.names;
        let person = names
            .within(nominal.tokens.clone())
            .iter()
            .any(|naming| names.is(naming, EntityType::Person));
        person && sentence.text.is(self.told.tokens.start, killing)
    }

    /// «قصف ليلي», «قصف مدفعي مقصود»: an adjective after the noun of an event, not whoever it is by.
    fn is_quality(&self, nominal: &Nominal) -> bool {
        const PEOPLE: Kinds = Kinds::of(Kind::Role)
            .and(Kind::Victims)
            .and(Kind::Body)
            .and(Kind::TypeWord);
        let text = self.sentence.text;
        let written = text.slice(text.span(nominal.head..nominal.head + 1));
        let form = text.form(nominal.head);
        // «غارة إسرائيلية», «ضربات جوية», but «قصف بناية»
        let event = text.form(self.told.tokens.start);
        let feminine = event.ends_with(FEMININE) || event.ends_with(FEMININES);
        let thing = || text.lists(nominal.head).stem.has(WORDS.beside.structure);
        let agrees = |form: &str| {
            let bare = form.strip_suffix(FEMININE).filter(|_| feminine);
            bare.is_some_and(|bare| bare.ends_with(ADJECTIVE[0])) && !thing()
        };
        let formed = (written.ends_with(ADJECTIVE[0]) || agrees(form)) && form.chars().count() > 3;
        // «هجوم بصواريخ روسية»: the adjective is that of the means
        let means = self.told.tokens.len() > 1
            && self.told.frame.complement != Side::Target
            && form.ends_with(FEMININE)
            && text.is(nominal.head, Kinds::of(Kind::Nationality));
        (formed || means) && !form.starts_with(ARTICLE) && !text.is(nominal.head, PEOPLE)
    }

    /// What follows a preposition after the event, in its clause.
    fn complements(&self, sides: &mut Sides, from: usize) {
        let verb = self.told.is_verb();
        let end = self.reach();
        let after = |argument: &&Argument| (from..end).contains(&argument.nominal.tokens.start);
        self.doer(sides, &self.clause.arguments, from);
        let arguments = self.clause.arguments.iter().chain(self.described());
        // «برئاسة السيسي وماكرون»: who presided with another one
        let mut company = false;
        for Argument {
            role,
            nominal,
            conjunct,
        } in arguments.filter(after)
        {
            let setting = self
                .sentence
                .text
                .lists(nominal.head)
                .word
                .has(WORDS.beside.setting);
            company = setting || company && *conjunct;
            if company {
                continue;
            }
            let Role::Complement(preposition) = role else {
                continue;
            };
            let side = self.side_after(*preposition, nominal, from);
            let purpose = *preposition == Preposition::For && !self.acts(nominal);
            // «المسيرة المناهضة للجدار»: a crowd is against somebody
            let thing = purpose && self.told.kind == EventType::Protest;
            let side = match side {
                Side::Agent if purpose => Side::None,
                _ if thing => Side::None,
                // «نصب مسلحون كمينا لدورية»: whoever does it was told
                Side::Either if self.acts(nominal) && !(verb && sides.agent.is_some()) => {
                    Side::Agent
                }
                Side::Either => Side::Target,
                side => side,
            };
            sides.put(side, self.party(side, nominal));
        }
    }

    /// The side that the frame gives to what follows a preposition.
    fn side_after(&self, preposition: Preposition, nominal: &Nominal, from: usize) -> Side {
        let frame = self.told.frame;
        let next = || self.is_next(from, nominal);
        match preposition {
            Preposition::On => frame.on,
            Preposition::About => frame.about,
            Preposition::From if frame.from == Side::None && self.fires(nominal) && next() => {
                Side::Agent
            }
            Preposition::From => frame.from,
            Preposition::With => frame.with,
            Preposition::By if !self.is_place(nominal) && !self.is_means(nominal) => frame.by,
            Preposition::For if next() => frame.benefit,
            Preposition::In if !self.is_place(nominal) => frame.inside,
            Preposition::Inside if !self.is_place(nominal) => frame.beside,
            _ => Side::None,
        }
    }

    /// «تفجير بعبوة ناسفة», «سقوط قذيفة هاون»: what was used is not what was hit.
    fn is_means(&self, nominal: &Nominal) -> bool {
        let head = self.sentence.text.lists(nominal.head).word;
        let explodes = self.told.kind == EventType::Explosion && head.has(WORDS.beside.charge);
        explodes || self.told.kind == EventType::Shelling && head.has(WORDS.beside.artillery)
    }

    /// What hangs on a participle that describes the words of the event: «انفجرت عبوة ناسفة بآلية».
    fn described(&self) -> &[Argument] {
        let subject = self.clause.subject().filter(|_| self.told.is_verb());
        let end = subject.map_or(self.told.rest.end, |subject| subject.tokens.end);
        let next = self.sentence.clauses.at(end);
        let participle = next.filter(|clause| {
            let verb = clause.predicate.as_ref().map(|verb| verb.tokens.start);
            clause.link == Link::Relative && verb == Some(end)
        });
        participle.map_or(&[], |clause| &clause.arguments)
    }

    /// Whether a strike comes from a force or its weapons: «قصف من طيران الجيش».
    fn fires(&self, nominal: &Nominal) -> bool {
        use EventType::{Airstrike, Attack, Shelling};
        let head = &self.sentence.text.lists(nominal.head).stem;
        let force = head.has(WORDS.beside.weapon) || head.has(WORDS.beside.doer);
        force && matches!(self.told.kind, Airstrike | Attack | Shelling)
    }

    /// Whether nothing but adjectives stands between the event and a noun phrase.
    fn is_next(&self, from: usize, nominal: &Nominal) -> bool {
        const ADJECTIVES: usize = 2;
        let between = from..nominal.tokens.start;
        let others = self
            .clause
            .arguments
            .iter()
            .any(|argument| between.contains(&argument.nominal.tokens.start));
        between.len() <= ADJECTIVES && !others
    }

    /// «على يد مسلحين», «برصاص قناص».
    fn doer(&self, sides: &mut Sides, arguments: &[Argument], from: usize) {
        let mut doers = arguments.iter().filter(|argument| {
            argument.role == Role::Complement(Preposition::Doer)
                && argument.nominal.tokens.start >= from
        });
        sides.put(
            Side::Agent,
            doers
                .next()
                .and_then(|argument| self.party(Side::Agent, &argument.nominal)),
        );
    }

    /// How far the complements of an event reach: to the verb after it.
    fn reach(&self) -> usize {
        let verb = self
            .clause
            .predicate
            .as_ref()
            .map(|predicate| predicate.tokens.start);
        let after = verb.filter(|at| *at > self.told.tokens.start);
        let end = after.unwrap_or(self.sentence.tokens.end);
        let comma = |at: &usize| self.sentence.text.token(*at).is_mark(',');
        (self.told.tokens.end..end).find(comma).unwrap_or(end)
    }

    /// The words of the event itself: «أسقطت مسيرة».
    fn words(&self, sides: &mut Sides) {
        let Some(first) = Some(self.told.rest.start).filter(|_| !self.told.rest.is_empty()) else {
            return;
        };
        let nominal = self.sentence.nominal(first);
        if self.told.frame.words == Side::None && self.told.is_verb() {
            // «أطلق سراح 20 أسيرا»
            let after = self.sentence.nominal(self.told.rest.end);
            let side = match self.told.frame.complement {
                // «وقع في أسر القوات»
                Side::Agent if self.told.shape != Shape::Passive => Side::None,
                Side::Either | Side::Place => Side::None,
                side => side,
            };
            sides.put(side, after.and_then(|after| self.party(side, &after)));
            return;
        }
        // «تفكيك عبوة ناسفة»: the words of the event are at least as long
        let rest = self.told.rest.clone();
        let whole = nominal.map(|mut nominal| {
            nominal.tokens.end = nominal.tokens.end.max(rest.end);
            nominal
        });
        sides.put(
            self.told.frame.words,
            whole.and_then(|nominal| self.party(Side::Target, &nominal)),
        );
    }

    /// «بين الجيش ومسلحين», «التقى الرئيس نظيره».
    fn both(&self, sides: &mut Sides) {
        let from = self.told.tokens.start;
        let around = std::iter::once(self.clause).chain(self.sentence.clauses.relative(from));
        for clause in around {
            let between = clause.arguments.iter().find(|argument| {
                argument.role == Role::Complement(Preposition::Between)
                    && argument.nominal.tokens.start > from
            });
            if let Some(Argument { nominal, .. }) = between {
                if self.is_between_them(nominal) {
                    sides.put(Side::Target, self.party(Side::Target, nominal));
                    return sides.put(Side::Agent, self.before());
                }
                return self.members(sides, clause, nominal);
            }
        }
        let mut arguments = self.clause.arguments.iter();
        let joined = arguments.any(|argument| argument.conjunct && argument.role == Role::Subject);
        // «قتل ستة جنود وثلاثة شرطيين في معارك»: those who suffer are not the two sides
        let suffers = self.clause.predicate.as_ref().is_some_and(|verb| {
            let harm = Kinds::of(Kind::Outcome);
            verb.verb.suffers || self.sentence.text.is(verb.tokens.start, harm)
        });
        let told = matches!(
            self.role_of(from),
            None | Some(Role::Object | Role::Complement(_))
        );
        let does = told && !suffers && self.told.kind != EventType::War;
        let acts = |subject: &&Nominal| does && self.acts(subject);
        if let Some(subject) = self.clause.subject().filter(|_| joined).filter(acts) {
            self.members(sides, self.clause, subject);
        }
    }

    /// «مواجهات بينهم وبين الشرطة»: a pronoun is the first side.
    fn is_between_them(&self, nominal: &Nominal) -> bool {
        let mut before = (self.told.tokens.end..nominal.tokens.start).rev().take(2);
        before.any(|at| self.sentence.cursor(at).particle(Particle::Among).is_some())
    }

    /// The subject of the nearest clause before, which a pronoun means.
    fn before(&self) -> Option<Party> {
        let sentence = self.sentence;
        let clauses = sentence.clauses.all();
        let mut before = clauses.iter().rev().filter(|clause| {
            clause.tokens.start < self.clause.tokens.start && clause.subject().is_some()
        });
        self.party(Side::Agent, before.next()?.subject()?)
    }

    /// The members that و joins.
    fn members(&self, sides: &mut Sides, clause: &Clause, nominal: &Nominal) {
        let mut arguments = clause.arguments.iter();
        let other = arguments
            .find(|other| other.conjunct && other.nominal.tokens.start >= nominal.tokens.end);
        let sentence = self.sentence;
        let twins = sentence
            .text
            .lists(nominal.head)
            .stem
            .has(WORDS.beside.twins);
        if let Some(other) = other.filter(|_| twins && nominal.tokens.len() > 1) {
            // «بين قبيلتي المسيرية والرزيقات»
            let first = nominal.head + 1..nominal.tokens.end;
            let both = sentence.words(nominal.tokens.clone(), nominal.governed);
            let first = sentence.words(first, false).zip(both);
            let first = first.map(|(first, both)| Party {
                text: both.text,
                ..first
            });
            sides.put(Side::Agent, first);
            let second = sentence.words(other.nominal.tokens.clone(), false);
            return sides.put(Side::Target, second);
        }
        sides.put(Side::Agent, self.party(Side::Agent, nominal));
        sides.put(
            Side::Target,
            other.and_then(|other| self.party(Side::Agent, &other.nominal)),
        );
    }

    /// The country of an adjective after a noun: «غارة إسرائيلية», «هجوم صاروخي أرميني».
    fn nationality(&self, end: usize) -> Option<Party> {
        const ADJECTIVES: usize = 3;
        let last = self.sentence.tokens.end.min(end + ADJECTIVES);
        if let Some(country) = self.country_as_adjective(end) {
            return Some(country);
        }
        for at in end..last {
            if let Some(party) = self.sentence.nationality(at) {
                return Some(party);
            }
            let form = self.sentence.text.form(at);
            let bare = form.strip_suffix([ACCUSATIVE, FEMININE]).unwrap_or(form);
            let adjective = bare.ends_with(ADJECTIVE[0]) || form.ends_with(OBLIQUE);
            if !adjective {
                return None;
            }
        }
        None
    }

    /// «هجوما روسيا», «قصفا تركيا»: the accusative of the adjective is written like the country.
    fn country_as_adjective(&self, at: usize) -> Option<Party> {
        let sentence = self.sentence;
        let told = self.told;
        let accusative = sentence.text.form(told.tokens.start).ends_with(ACCUSATIVE);
        let names = sentence.context.names;
        let naming = names
            .starting(at)
            .filter(|_| told.has_ending && accusative)?;
        let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
        let form = sentence.text.form(at);
        let bare = form.strip_suffix(ACCUSATIVE)?;
        (country && bare.ends_with(ADJECTIVE[0])).then(|| sentence.named(naming))
    }

    fn acts(&self, nominal: &Nominal) -> bool {
        acts(nominal, self.sentence.text, self.sentence.context.names)
    }

    /// Whether a noun phrase means somebody or something with a will: people, an organization, a country, a weapon that
    /// stands for whoever uses it.
    fn is_somebody(&self, nominal: &Nominal) -> bool {
        let here = self.sentence.cursor(nominal.head);
        let people = Kinds::of(Kind::Victims).and(Kind::Source);
        let count = Kinds::of(Kind::Number).and(Kind::Amount);
        self.acts(nominal)
            || self.sentence.context.names.starting(nominal.head).is_some()
            || nominal.case == Case::Nominative
            || here.is(people)
            || (here.is(count) && nominal.tokens.len() == 1)
            || here.particle(Particle::Crowd).is_some()
            || here.particle(Particle::Epithet).is_some()
            || here.lists().stem.has(WORDS.beside.weapon)
    }

    fn is_place(&self, nominal: &Nominal) -> bool {
        let names = self.sentence.context.names;
        // «سوق عفرين»
        let label = self
            .sentence
            .text
            .is(nominal.head, Kinds::of(Kind::TypeWord));
        let first = if label && nominal.tokens.len() == 2 {
            nominal.head + 1
        } else {
            nominal.head
        };
        names.starting(first).is_some_and(|naming| {
            let country = names.entities[naming.entity].subtype == Some(Subtype::Country);
            names.is(naming, EntityType::Location) && !country
        })
    }

    /// A noun phrase as one of the sides; whoever does something is no thing.
    fn side_party(&self, side: Side, nominal: &Nominal) -> Option<Party> {
        let fits = side != Side::Agent || !self.is_place(nominal) || self.acts(nominal);
        fits.then(|| self.party(side, nominal)).flatten()
    }

    /// Whether a noun phrase tells how the event was, or nobody at all: «حصار محكم», «الانفجار الهائل», «على مقربة من».
    fn is_nobody(&self, nominal: &Nominal) -> bool {
        let head = |words| self.sentence.text.lists(nominal.head).word.has(words);
        let next = nominal.tokens.start == self.told.tokens.end && !self.told.is_verb();
        let one = nominal.tokens.len() == 1;
        let adjective = next && self.told.definite && nominal.definite && one;
        let manner = (next || one) && head(WORDS.beside.manner);
        let known = self.sentence.context.names.starting(nominal.head).is_some();
        let indefinite = one || !nominal.definite;
        !known && (adjective || manner && indefinite || head(WORDS.beside.setting))
    }

    /// Whether a noun phrase cannot stand on a side: a number alone («بين اثنتين من القبائل») or words for nobody as agent,
    /// a count of those who fled («شردت نحو 12 مليون شخص»), a place that was taken as target.
    fn is_no_side(&self, side: Side, nominal: &Nominal) -> bool {
        const COUNT: Kinds = Kinds::of(Kind::Number).and(Kind::Amount);
        let text = self.sentence.text;
        let mut words = nominal.tokens.clone();
        let number = text.is(nominal.head, Kinds::of(Kind::Number)) && words.len() == 1;
        let counts = |at| text.token(at).kind == TokenKind::Digits || text.is(at, COUNT);
        let other = match self.told.kind {
            EventType::Displacement => side == Side::Agent && words.any(counts),
            EventType::TerritoryTaken => side == Side::Target && self.is_place(nominal),
            _ => false,
        };
        other || side == Side::Agent && (number || !self.is_somebody(nominal))
    }

    /// Whom a noun phrase means: the name of the one who is described, the owner of a weapon, else its words.
    fn party(&self, side: Side, nominal: &Nominal) -> Option<Party> {
        let sentence = self.sentence;
        let inside = nominal.tokens.clone();
        let itself = inside.contains(&self.told.tokens.start) && self.told.rest.is_empty();
        let last = &sentence.text.lists(inside.end - 1).stem;
        if last.has(WORDS.beside.homeland) {
            return sentence.homeland(inside);
        }
        if let Some(counted) = self.counted(nominal) {
            return self.party(side, counted);
        }
        let head = sentence.text.lists(nominal.head);
        let nobody = self.is_no_side(side, nominal)
            || self.is_nobody(nominal)
            || sentence.is_time(nominal.tokens.start);
        // «وهم يحاولون»: whoever it is was told before
        let aside = head.word.has(WORDS.beside.aside);
        let pair = aside || head.word.has(WORDS.beside.pair);
        if pair || itself || nobody || self.is_adjective(nominal) || self.is_event(nominal) {
            return None;
        }
        if head.word.has(WORDS.beside.flank)
            && let Some(country) = sentence.nationality(nominal.head + 1)
        {
            return Some(country);
        }
        if let Some(naming) = self.name(nominal) {
            return Some(sentence.named(naming));
        }
        if side == Side::Agent && head.word.has(WORDS.beside.weapon) {
            return self.owner(nominal);
        }
        if let Some(name) = self.unlisted_name(nominal) {
            return sentence.words(name, false);
        }
        if last.has(WORDS.beside.vague) {
            // «قواتها»
            let last = sentence.text.form(inside.end - 1);
            let owned = PRONOUNS.iter().any(|pronoun| last.ends_with(pronoun));
            return owned.then(|| sentence.homeland(inside)).flatten();
        }
        let governed = nominal.governed && nominal.tokens.start == nominal.head;
        let inside = self.own_words(nominal);
        let party = self.unnumbered(self.with_owner(inside), governed)?;
        let name = self.quoted_name(nominal);
        Some(Party {
            name: name.unwrap_or(party.name),
            ..party
        })
    }

    /// A noun phrase up to words that are no part of it: «سفينة قبالة الحديدة», «لغم الشهر الفائت», «مطعم يرتاده جنود».
    fn own_words(&self, nominal: &Nominal) -> Range<usize> {
        let sentence = self.sentence;
        let vehicle = sentence
            .text
            .lists(nominal.head)
            .stem
            .has(WORDS.beside.structure);
        let beside = |at: &usize| sentence.cursor(*at).particle(Particle::Beside).is_some();
        let ends = |at: &usize| {
            vehicle && beside(at) || sentence.is_time(*at) || self.is_clause_of(nominal, *at)
        };
        let end = (nominal.head + 1..nominal.tokens.end).find(ends);
        nominal.tokens.start..end.unwrap_or(nominal.tokens.end)
    }

    /// «مطعم يرتاده جنود»: whether a word of an indefinite phrase is the verb of a clause that describes it.
    fn is_clause_of(&self, nominal: &Nominal, at: usize) -> bool {
        let form = self.sentence.text.form(at);
        let free = self.sentence.text.matches(at).is_empty() && !nominal.definite;
        let pronoun = || PRONOUNS.iter().any(|pronoun| form.ends_with(pronoun));
        free && form.starts_with(PRESENT[0]) && form.chars().count() > 4 && pronoun()
    }

    /// A noun phrase with the name in marks after it, called by its words without their number.
    fn unnumbered(&self, phrase: Range<usize>, governed: bool) -> Option<Party> {
        let sentence = self.sentence;
        let bare = self.bare(sentence.uncounted(phrase.clone()));
        let counted = bare.start > phrase.start;
        let name = sentence.words(bare, governed && !counted)?.name;
        let party = sentence.words(self.with_quoted(phrase), governed)?;
        Some(Party { name, ..party })
    }

    /// «قارب للهجرة السرية»: a noun without what it is for.
    fn bare(&self, phrase: Range<usize>) -> Range<usize> {
        let text = self.sentence.text;
        let mut after = phrase.start + 1..phrase.end;
        let purpose = after.find(|at| text.form(*at).starts_with(FOR_THE));
        phrase.start..purpose.unwrap_or(phrase.end)
    }

    /// The name in marks after a word for a group, with its marks: «حركة «23 مارس»», «تنظيم (داعش)».
    fn marked_name(&self, end: usize) -> Option<Range<usize>> {
        const LONGEST: usize = 5;
        let text = self.sentence.text;
        let far = self.sentence.tokens.end.min(end + LONGEST + 1);
        let words = text.lists(end.checked_sub(1)?).word;
        let beside = &WORDS.beside;
        let group =
            words.has(beside.doer) || words.has(beside.armed_group) || words.has(beside.captor);
        // «فندق «البحر الأبيض»», «حارس «القبر المصري»»
        let last = &text.form(end - 1);
        let bare = !last.starts_with(ARTICLE) && !last.ends_with(ACCUSATIVE);
        let thing = text.is(
            end - 1,
            Kinds::of(Kind::TypeWord).and(Kind::Role).and(Kind::Victims),
        ) || words.has(beside.structure);
        let group = group || bare && thing;
        // a mark that is written onto the word closes what was opened before
        let opens = end < far && !text.token(end).glued && {
            let mut marks = MARKED.iter();
            marks.any(|(open, _)| text.token(end).is_mark(*open))
        };
        let closes = |at: &usize| {
            MARKED
                .iter()
                .any(|(_, close)| text.token(*at).is_mark(*close))
        };
        let close = (end + 1..far).find(closes).filter(|_| opens && group)?;
        (close > end + 1).then_some(end..close + 1)
    }

    /// A noun phrase with the name in marks after it.
    fn with_quoted(&self, phrase: Range<usize>) -> Range<usize> {
        let name = self.marked_name(phrase.end);
        phrase.start..name.map_or(phrase.end, |name| name.end)
    }

    /// That name alone, where the phrase is one word for a group.
    fn quoted_name(&self, nominal: &Nominal) -> Option<String> {
        let name = self
            .marked_name(nominal.tokens.end)
            .filter(|_| nominal.tokens.len() == 1)?;
        let inner = name.start + 1..name.end - 1;
        let known = self.sentence.context.names.starting(inner.start);
        let known = known.map(|naming| self.sentence.named(naming).name);
        known.or_else(|| Some(self.sentence.words(inner, false)?.name))
    }

    /// «ثلاثة من شركاء المحكوم»: who is counted stands after من.
    fn counted(&self, nominal: &Nominal) -> Option<&Nominal> {
        let rest = self.sentence.uncounted(nominal.tokens.clone());
        let alone = rest == nominal.tokens && self.sentence.is_number(rest);
        let mut arguments = self.clause.arguments.iter().filter(|_| alone);
        let counted = arguments.find(|argument| {
            argument.role == Role::Complement(Preposition::From)
                && (nominal.tokens.end..=nominal.tokens.end + 1)
                    .contains(&argument.nominal.tokens.start)
        });
        counted.map(|argument| &argument.nominal)
    }

    /// «جنود من جيش الاحتلال»: people with those whose they are.
    fn with_owner(&self, people: Range<usize>) -> Range<usize> {
        let mut arguments = self.clause.arguments.iter();
        let owner = arguments.find(|argument| {
            argument.role == Role::Complement(Preposition::From)
                && argument.nominal.tokens.start == people.end + 1
                && self.acts(&argument.nominal)
                && self
                    .sentence
                    .text
                    .lists(people.start)
                    .word
                    .has(WORDS.beside.doer)
        });
        let end = owner.map_or(people.end, |owner| owner.nominal.tokens.end);
        people.start..end
    }

    /// Whether a definite word alone describes the place before it: «مدينة يفلاخ الواقعة على».
    fn is_adjective(&self, nominal: &Nominal) -> bool {
        let names = self.sentence.context.names;
        let after_place = nominal.head.checked_sub(1).is_some_and(|before| {
            let naming = names.covering(before);
            naming.is_some_and(|naming| names.is(naming, EntityType::Location))
        });
        nominal.tokens.len() == 1
            && nominal.definite
            && after_place
            && names.starting(nominal.head).is_none()
    }

    /// Whether a noun phrase tells another event.
    fn is_event(&self, nominal: &Nominal) -> bool {
        let own = self.told.rest.contains(&nominal.head);
        let told = || WORDS.find(self.sentence.text, nominal.head, nominal.tokens.end);
        !own && told().is_some_and(|told| !told.is_verb())
    }

    /// The name that a noun phrase is, that of the person it describes, or of the settlement whose kind it tells.
    fn name(&self, nominal: &Nominal) -> Option<&NameSpan> {
        let names = self.sentence.context.names;
        if let Some(naming) = names.starting(nominal.head) {
            return Some(naming);
        }
        let inside = names.within(nominal.tokens.clone());
        let head = self.sentence.cursor(nominal.head);
        // «حكومة نتنياهو» is not he, «الشقيقين محمد وياسر» not one of them
        let titled = head.is(Kinds::of(Kind::Role).and(Kind::Victims))
            && !head.form().ends_with(OBLIQUE)
            && !head.form().ends_with(NOMINATIVE);
        let person = inside
            .iter()
            .find(|naming| titled && names.is(naming, EntityType::Person));
        // «نظيره الفرنسي إيمانويل ماكرون»
        let next = names.starting(nominal.tokens.end);
        let next = next.filter(|naming| {
            // «الشقيقين محمد وياسر»: و joins another one
            let at = naming.tokens.start;
            let joined = self.sentence.text.span(at..at + 1).start() < naming.span.start();
            head.is(Kinds::of(Kind::Role)) && names.is(naming, EntityType::Person) && !joined
        });
        let label = head.particle(Particle::Settlement).is_some();
        let place = inside.first().filter(|naming| {
            let whole = naming.tokens == (nominal.head + 1..nominal.tokens.end);
            label && whole && names.is(naming, EntityType::Location)
        });
        person.or(next).or(place)
    }

    /// Whose weapon a noun phrase names; nobody where that is not told, «طائرة مجهولة».
    fn owner(&self, nominal: &Nominal) -> Option<Party> {
        let sentence = self.sentence;
        let names = sentence.context.names;
        let owner = names.within(nominal.tokens.clone()).first();
        let owner = owner.map(|naming| sentence.named(naming));
        let mut adjectives = nominal.head + 1..nominal.tokens.end;
        let national = || adjectives.find_map(|at| sentence.nationality(at));
        // «مدفعية الجيش»
        let next = nominal.head + 1;
        // «طائرة مسيرة»: a weapon is no holder of another
        let listed = sentence.text.lists(next).word;
        let holds = listed.has(WORDS.beside.doer) && !listed.has(WORDS.beside.weapon);
        let force = next < nominal.tokens.end && holds;
        let holder = || {
            let owned = sentence.text.form(next).starts_with(FOR_THE);
            sentence
                .words(next..nominal.tokens.end, owned)
                .filter(|_| force)
        };
        owner.or_else(national).or_else(holder)
    }

    /// «الصحفي علي السمودي»: a name that no list holds.
    fn unlisted_name(&self, nominal: &Nominal) -> Option<Range<usize>> {
        let people = Kinds::of(Kind::Role).and(Kind::Victims);
        if !self.sentence.text.is(nominal.head, people) {
            return None;
        }
        let head = self.sentence.cursor(nominal.head);
        let (phrase, _) = noun_phrase(head, self.sentence.context.names)?;
        phrase.name.filter(|name| name.len() > 1)
    }
}

impl Sentence<'_> {
    /// A noun phrase without the number before it: «نحو 70 شابا», «2963 من السكان»; a number alone stays.
    fn uncounted(&self, tokens: Range<usize>) -> Range<usize> {
        let here = self.cursor(tokens.start).until(tokens.end);
        let Some((_, rest)) = amount(here) else {
            return tokens;
        };
        let part = rest.particle(Particle::Of).unwrap_or(rest);
        let first = part.at();
        let noun = first < tokens.end && self.text.token(first).is_word();
        if noun { first..tokens.end } else { tokens }
    }

    /// Where a number before a word begins, from `first` on: «الجيش 59 رهينة».
    fn number_before(&self, word: usize, first: usize) -> usize {
        let counts = Kinds::of(Kind::Number).and(Kind::Amount).and(Kind::Hedge);
        let number = |at: &usize| {
            self.text.token(*at).kind == TokenKind::Digits || self.text.is(*at, counts)
        };
        (first..word)
            .rev()
            .take_while(number)
            .last()
            .unwrap_or(word)
    }

    /// Whether words are a number and nothing else.
    fn is_number(&self, tokens: Range<usize>) -> bool {
        let here = self.cursor(tokens.start).until(tokens.end);
        amount(here).is_some_and(|(_, rest)| rest.at() >= tokens.end)
    }

    /// The noun phrase that begins at a token.
    pub(super) fn nominal(&self, at: usize) -> Option<Nominal> {
        if at >= self.tokens.end {
            return None;
        }
        let here = self.cursor(at);
        crate::extract::clause::nominal(here, self.context.names).map(|(nominal, _)| nominal)
    }

    /// «بلاده»: the country of whoever speaks, else of the person named last before it in the sentence.
    fn homeland(&self, tokens: Range<usize>) -> Option<Party> {
        let names = self.context.names;
        let speaker = self.speaker(tokens.start).and_then(|party| party.entity);
        let speaker = names
            .entities
            .iter()
            .find(|entity| Some(&entity.id) == speaker.as_ref());
        let before = names.within(self.tokens.start..tokens.start);
        let person = || {
            let mut persons = before.iter().rev();
            let last = persons.find(|naming| names.is(naming, EntityType::Person))?;
            Some(&names.entities[last.entity])
        };
        let code = speaker.or_else(person)?.country.clone()?;
        self.country(&code, tokens)
    }

    /// Words as they stand, without what is written onto the first.
    pub(super) fn words(&self, tokens: Range<usize>, governed: bool) -> Option<Party> {
        let form = self.text.form(tokens.start);
        let joined = form
            .strip_prefix(AND)
            .filter(|rest| rest.starts_with(ARTICLE) || governed);
        let lead = self
            .text
            .matches(tokens.start)
            .first()
            .map(LexiconMatch::clitics)
            .unwrap_or_default();
        let rest = joined.unwrap_or(form);
        let preposition = rest
            .chars()
            .next()
            .filter(|_| governed)
            .map_or(0, char::len_utf8);
        // «بقصف لقوات الاحتلال»
        let benefit = rest
            .strip_prefix(FOR)
            .is_some_and(|rest| WORDS.beside.doer.contains(rest));
        let preposition = if benefit { FOR.len_utf8() } else { preposition };
        let lead = lead.max(form.len() - rest.len() + preposition);
        let text = self.text.slice(self.text.span_after(tokens, lead));
        // «للصليب»: the ا of the article is not written after ل
        let article = governed && rest.starts_with(FOR_THE);
        let name = match text.strip_prefix(FOR).filter(|_| article) {
            Some(rest) => format!("{ARTICLE}{rest}"),
            None => text.to_owned(),
        };
        let party = Party {
            text: text.to_owned(),
            name,
            entity: None,
        };
        (!text.is_empty()).then_some(party)
    }
}
