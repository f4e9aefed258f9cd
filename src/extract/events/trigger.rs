//! Which words of a sentence tell that something happened, and not that it may, might have, or is only
//! a manner of speaking.

use super::sentence::Sentence;
use crate::extract::clause::frames::{EventTrigger, Shape, WORDS, without_and};
use crate::extract::clause::{Clause, Link, Nominal, Preposition, Role, VerbClass, acts};
use crate::facts::{EntityType, EventType, Subtype};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Particle, WordList};
use crate::spelling::{
    ARTICLE, BY, FEMININE, FOR, PRESENT, PRONOUNS, is_future_verb, is_present_verb,
};
use crate::text::TokenKind;

/// How far back a word reaches that takes an event back.
const BACK: usize = 8;
/// How far before an event «تعرض» stands, whoever suffered it between them.
const SUFFERED: usize = 5;
/// How far after an event what was taken or aimed at stands, and how far before it.
const TAKEN: usize = 8;
const BEFORE: usize = 5;
/// How far after «استهدف» whoever it hit stands, after its subject.
const AIMED: usize = 5;
/// How far around an event words of a game are looked for, and how many tell of one.
const AROUND: usize = 12;
const GAME: usize = 2;
/// How far after a meeting a word stands that says it lies ahead.
const AHEAD: usize = 6;
/// How far before an event the work stands that is about it, and a verb of considering it.
const TOPIC: usize = 9;
const WEIGHED: usize = 3;
/// How far after a verb of arriving those stand who arrive.
const ARRIVING: usize = 6;
/// How far after «تحاصر» a word stands that says since how long.
const SINCE: usize = 6;
/// How far after «خطف» what nobody can abduct stands.
const TAKES: usize = 4;
/// How far before a noun that و joins the word stands that governs the first.
const JOINED: usize = 3;
/// How far after a verb of crashing what crashed stands.
const CRASHED: usize = 3;
/// The most letters of a preposition with its pronoun: عليها.
const SHORT: usize = 5;
/// How far after an event a word stands that makes it a count of speech: «عاصفة من الانتقادات».
const AFTER: usize = 2;

/// How far before an event the words stand that make it a charge.
const CHARGED: usize = 6;

/// Keeps those that tell that something happened.
pub(super) fn keep(sentence: &Sentence<'_>, found: &mut Vec<EventTrigger>) {
    found.retain(|told| happened(sentence, told));
    // «شن هجوما بالمسيرات»: the noun tells more than the verb that carries it
    let nouns: Vec<usize> = found
        .iter()
        .filter(|told| !told.is_verb() && told.kind != EventType::Attack)
        .map(|told| told.tokens.start)
        .collect();
    // «تبادل حرس الحدود إطلاق النار»: the noun is a word of the verb
    let mut words: Vec<(usize, EventType)> = Vec::new();
    for told in found
        .iter()
        .filter(|told| told.is_verb() && told.kind != EventType::Attack)
    {
        words.extend(told.rest.clone().map(|at| (at, told.kind)));
    }
    words.sort_unstable();
    let is_word = |told: &EventTrigger| {
        let next = words.partition_point(|(at, _)| *at < told.tokens.start);
        let word = words.get(next).filter(|(at, _)| *at == told.tokens.start);
        word.is_some_and(|(_, kind)| *kind != told.kind)
    };
    found.retain(|told| told.is_verb() || !is_word(told));
    let carries = |told: &EventTrigger| {
        let next = nouns.partition_point(|start| *start < told.rest.start);
        told.kind == EventType::Attack && nouns.get(next).is_some_and(|at| told.rest.contains(at))
    };
    found.retain(|told| !told.is_verb() || !carries(told));
    // «اعتقل ثلاثة خلال اقتحام البلدة»: storming a place is part of what was done there
    let part = |told: &EventTrigger| {
        sentence
            .text
            .lists(told.tokens.start)
            .word
            .has(WORDS.beside.part)
            && told.rest.is_empty()
    };
    if found.iter().any(|told| !part(told) && is_deed(told.kind)) {
        found.retain(|told| !part(told));
    }
    let light = |told: &EventTrigger| matches!(told.shape, Shape::Light | Shape::Killing);
    let others: Vec<usize> = found
        .iter()
        .filter(|told| !light(told))
        .map(|told| told.tokens.start)
        .collect();
    found.retain(|told| !light(told) || !has_near(&others, told.tokens.start));
}

/// What is done where a place is stormed or aimed at.
fn is_deed(kind: EventType) -> bool {
    use EventType::{
        Abduction, Airstrike, ArmedClash, Arrest, Attack, Explosion, Looting, Shelling,
    };
    matches!(
        kind,
        Abduction | Airstrike | ArmedClash | Arrest | Attack | Explosion | Looting | Shelling
    )
}

/// Whether one of `starts`, which are in order, is near `at`.
fn has_near(starts: &[usize], at: usize) -> bool {
    let next = starts.partition_point(|start| *start < at);
    let near = starts[next.saturating_sub(1)..].iter().take(2);
    near.into_iter().any(|start| start.abs_diff(at) <= BACK)
}

fn happened(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let noun = !told.is_verb();
    // «دهمت الشرطة فجر الجمعة»: the dawn
    let hour = !noun && sentence.is_time(told.tokens.start);
    !hour
        && !is_named(sentence, told)
        && !is_figurative(sentence, told)
        && !(noun
            && !is_suffered(sentence, told)
            && (is_prefaced(sentence, told) || is_purpose(sentence, told)))
        && !is_unreal(sentence, told)
        && !is_damage(sentence, told)
        && !is_of_event(sentence, told)
        && !is_plight(sentence, told)
        && !is_ahead(sentence, told)
        && !(told.kind == EventType::Accident && told.is_verb() && !is_crash(sentence, told))
        && !is_abstract(sentence, told)
        && is_striking(sentence, told)
        && is_meeting(sentence, told)
        && is_blocking(sentence, told)
        && is_illness(sentence, told)
        && !is_unsaid(sentence, told)
        && !is_state(sentence, told)
        && !is_vague_pact(sentence, told)
        && !is_ruling(sentence, told)
        && !is_charge(sentence, told)
        && !is_price(sentence, told)
        && is_arrival(sentence, told)
        && !is_other_sense(sentence, told)
        && (told.shape != Shape::Killing || is_killing(sentence, told))
}

/// Whether it is a part of somebody's name: «قوات الدعم السريع».
fn is_named(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let names = sentence.context.names;
    let naming = names.covering(told.tokens.start);
    naming.is_some_and(|naming| {
        let entity = &names.entities[naming.entity];
        // «زلزالان قويان»: nobody who is on no list is called by an event
        let begins = naming.tokens.start == told.tokens.start;
        if begins && !entity.known && entity.kind == EntityType::Person {
            return false;
        }
        // «صيدا - أغار الطيران الحربي»: no body's name begins with a verb
        let verb = told.is_verb()
            && naming.tokens.start == told.tokens.start
            && naming.tokens.len() > 1
            && names.is(naming, EntityType::Organization);
        !verb && !names.is(naming, EntityType::Misc)
    })
}

/// «هجوم لاذع», «انفجار الأسعار», «احتل المرتبة الثانية», «انسحب من السباق».
fn is_figurative(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let clause = sentence.clauses.at(told.tokens.start);
    let harmless = |part: Option<&Nominal>| {
        part.is_some_and(|part| text.lists(part.head).word.has(WORDS.beside.harmless))
    };
    // a raid may hit a fair or a company, «هجوم» on one may be of words
    let object = told.kind == EventType::Attack && harmless(clause.and_then(Clause::object));
    // «قتل ثلاثة صحفيين في غارة»: whoever suffers attacks nobody
    let verb = clause.and_then(|clause| clause.predicate.as_ref());
    // «أعلنت الوزارة مقتل سبعة في غارة»: nor does whoever tells what came of it
    let of_object = clause
        .and_then(Clause::object)
        .is_some_and(|object| object.head < told.tokens.start);
    let does = verb.is_none_or(|verb| {
        let performs = verb.verb.classes.has(VerbClass::Performs) && !of_object;
        performs || verb.tokens.start == told.tokens.start
    });
    let object = does && object;
    let subject = does && harmless(clause.and_then(Clause::subject));
    if is_violent(told.kind) && (subject || object) {
        return true;
    }
    let end = told.tokens.end.max(told.rest.end);
    let taken = told.kind == EventType::TerritoryTaken && told.is_verb();
    let far = if taken { TAKEN } else { AFTER };
    let within = |far: usize| {
        let after = end..(end + far).min(sentence.tokens.end);
        let goes_on = |at: usize| !text.lists(at).word.has(WORDS.beside.after);
        after.take_while(move |at| text.token(*at).is_word() && goes_on(*at))
    };
    let beside = &WORDS.beside;
    // «المركز الثاني»
    let pair = |at: usize| {
        let (one, next) = (text.form(at), text.form((at + 1).min(text.len() - 1)));
        beside.figurative.contains(&format!("{one} {next}"))
    };
    let has = |far: usize, words| within(far).any(|at| text.lists(at).word.has(words));
    has(far, beside.figurative)
        || within(far).any(pair)
        || is_harmless_kind(told.kind).is_some_and(|words| has(TAKES, words))
        || (told.kind == EventType::Withdrawal && is_left(sentence, end))
        || is_game(sentence, told)
}

/// «اتفاق» without what it is about tells one only of those whom it is between: «اتفاق بين روسيا وأوكرانيا».
fn is_vague_pact(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let first = told.tokens.start;
    let bare = told.kind == EventType::Agreement
        && told.rest.is_empty()
        && sentence.text.lists(first).word.has(WORDS.beside.pact);
    let next = told.tokens.end;
    let between = || sentence.cursor(next).particle(Particle::Between).is_some();
    bare && !(next < sentence.tokens.end && !told.definite && between())
}

/// «قضت المحكمة، أمس، بإعدام سبعة», «أيدت المحكمة إعدام ثلاثة»: what a court rules has not been carried out.
fn is_ruling(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    if told.kind != EventType::Execution || told.is_verb() {
        return false;
    }
    let first = told.tokens.start;
    let has = |at: usize, words| sentence.text.lists(at).stem.has(words);
    let beside = &WORDS.beside;
    let mut before = (sentence.tokens.start..first).rev();
    if sentence.text.form(first)[..told.lead].ends_with(BY) {
        let ruling = before.find(|at| has(*at, beside.rules) || has(*at, beside.carries_out));
        return ruling.is_some_and(|at| has(at, beside.rules));
    }
    let mut near = before
        .take(WEIGHED)
        .take_while(|at| !has(*at, beside.carries_out));
    near.any(|at| sentence.text.lists(at).word.has(beside.upholds))
}

/// «متهمين بالتفجير», «تهمة الخطف», «مشتبها بضلوعه في هجوم»: what people are charged with is not told to have happened.
fn is_charge(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    if told.is_verb() {
        return false;
    }
    let (text, beside) = (sentence.text, &WORDS.beside);
    let first = told.tokens.start;
    let among = |at: usize, words| text.lists(at).word.has(words);
    let other = |at: usize| {
        let here = sentence.cursor(at);
        let ties = here.particle(Particle::In).is_some() || here.particle(Particle::On).is_some();
        let part = at > sentence.tokens.start && among(at - 1, beside.involved);
        is_verb(sentence, at) || among(at, beside.boundary) && !part || ties && !part
    };
    let near = sentence.tokens.start.max(first.saturating_sub(CHARGED))..first;
    for at in near.rev() {
        if !text.token(at).is_word() {
            return false;
        }
        if among(at, beside.charged) {
            return true;
        }
        if other(at) && !among(at, beside.involved) {
            return false;
        }
    }
    false
}

/// «أفرجت عنه لقاء فدية»: the noun of meeting means in exchange for.
fn is_price(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let next = told.tokens.end;
    let bare = told.kind == EventType::Talks && told.rest.is_empty() && !told.definite;
    let price = |at: usize| sentence.text.lists(at).word.has(WORDS.beside.price);
    bare && told.lead == 0
        && next < sentence.tokens.end
        && (price(next) || sentence.text.token(next).kind == TokenKind::Digits)
}

/// «وصل إلينا 3800 نازح», «وصول حافلات من المهجرين»: who arrives must be those who had to leave, and not somebody who
/// visits or cares for them.
fn is_arrival(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let among = |at: usize, words| text.lists(at).word.has(words);
    let beside = &WORDS.beside;
    if told.kind != EventType::Displacement || !among(told.tokens.start, beside.arrives) {
        return true;
    }
    let first = told.tokens.end;
    let counts = Kinds::of(Kind::Number);
    let bound = |at: usize| {
        let here = sentence.cursor(at);
        here.particle(Particle::To).is_some() || here.particle(Particle::In).is_some()
    };
    let inside = |at: &usize| {
        let token = text.token(*at);
        let word = token.is_word() || token.kind == TokenKind::Digits;
        word && !bound(*at) && !among(*at, beside.tally)
    };
    let meant = |at: usize| {
        let form = text.form(at);
        let indefinite = !form.starts_with(ARTICLE) && !form.starts_with(FOR);
        let counted = at == first || text.is(at - 1, counts);
        let part = at > first && sentence.cursor(at - 1).particle(Particle::Of).is_some();
        among(at, beside.displaced) && (indefinite || counted || part)
    };
    let clause = sentence.clauses.at(told.tokens.start);
    let subject = clause.and_then(Clause::subject);
    let arriving = subject.is_some_and(|subject| among(subject.head, beside.displaced));
    let mut after = (first..sentence.tokens.end.min(first + ARRIVING)).take_while(inside);
    let counted = first < sentence.tokens.end && among(first, beside.tally);
    !counted && (arriving || after.any(meant))
}

/// «عبر عن قلقه إزاء النازحين», «اعترض على صفقة الصواريخ», «أسقطت الطائرات منشورات»: the verb means something else.
fn is_other_sense(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    use EventType::{Displacement, Release, WeaponsIntercepted};
    let text = sentence.text;
    let kinds = matches!(told.kind, Displacement | Release | WeaponsIntercepted);
    if !kinds || !told.is_verb() {
        return false;
    }
    let last = told.tokens.end;
    let after = (last..sentence.tokens.end.min(last + TAKES)).take_while(|at| {
        let token = text.token(*at);
        token.is_word() || token.kind == TokenKind::Digits
    });
    let has = |words| after.clone().any(|at| text.lists(at).word.has(words));
    // «أعلن عبر تلغرام»
    if told.kind == WeaponsIntercepted && has(WORDS.beside.dropped)
        || told.kind == Displacement && has(WORDS.beside.channels)
    {
        return true;
    }
    let mut particles = after.filter_map(|at| {
        let here = sentence.cursor(at);
        let has = |one| here.particle(one).is_some();
        let other = has(Particle::About) || has(Particle::On);
        (other || has(Particle::In) || has(Particle::Of) || has(Particle::To)).then_some(other)
    });
    let two = text
        .lists(told.tokens.start)
        .stem
        .has(WORDS.beside.two_senses);
    two && particles.next() == Some(true)
}

/// What takes an event of this type out of a conflict when it follows: «خطف الأضواء», «زلزال في صفوف الحزب», «اتفاق لبيع الغاز».
fn is_harmless_kind(kind: EventType) -> Option<WordList> {
    use EventType::{
        Abduction, Agreement, Coup, Drowning, Earthquake, Release, Storm, TerritoryTaken,
    };
    match kind {
        Coup => Some(WORDS.beside.principles),
        TerritoryTaken => Some(WORDS.beside.hazards),
        Abduction | Drowning | Release => Some(WORDS.beside.intangible),
        Earthquake | Storm => Some(WORDS.beside.circles),
        Agreement => Some(WORDS.beside.commerce),
        _ => None,
    }
}

/// «القوات التي تحاصر المدينة منذ سنوات», «منطقة يسيطر عليها»: what is held or cut off as a state.
fn is_state(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let clause = sentence.clauses.at(told.tokens.start);
    let verb = clause.and_then(|clause| clause.predicate.as_ref());
    let verb = verb.map_or(told.tokens.start, |verb| verb.tokens.start);
    let present = without_and(text.form(verb)).starts_with(PRESENT);
    let relative = clause.is_some_and(|clause| clause.link == Link::Relative);
    let held = matches!(told.kind, EventType::TerritoryTaken | EventType::Siege) && told.is_verb();
    // «إقليم يشهد قتالا منذ ستة أسابيع»
    let fought = told.kind == EventType::ArmedClash && !told.is_verb() && relative;
    if !(held || fought) || !present {
        return false;
    }
    let mut after = told.tokens.end..sentence.tokens.end.min(told.tokens.end + SINCE);
    let since = |at: usize| {
        // «منذ ستة أسابيع»
        let mut next = at + 1..sentence.tokens.end.min(at + 3);
        text.lists(at).whole.has(WORDS.beside.since)
            && next.any(|next| text.lists(next).word.has(WORDS.beside.ages))
    };
    held && relative || after.any(since)
}

/// «انسحاب مرشحهم», «انسحب مرشح من السباق», not «الانسحاب بموجب الاتفاق»; `end` is where the words of the event end.
fn is_left(sentence: &Sentence<'_>, end: usize) -> bool {
    let last = sentence.tokens.end.min(end + TAKEN);
    let mut after = (end..last).take_while(|at| sentence.text.token(*at).is_word());
    after.any(|at| {
        let from = at == end || sentence.cursor(at - 1).particle(Particle::Of).is_some();
        from && sentence.text.lists(at).word.has(WORDS.beside.left)
    })
}

/// Whether words around «هجوم», «لقاء», «سيطر» tell of a game.
fn is_game(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    use EventType::{ArmedClash, Attack, Siege, Talks, TerritoryTaken};
    let soft = matches!(
        told.kind,
        ArmedClash | Attack | Siege | Talks | TerritoryTaken
    );
    let bare = told.rest.is_empty() || told.kind == TerritoryTaken;
    if !soft || !bare || told.shape == Shape::Killing {
        return false;
    }
    let first = told.tokens.start.saturating_sub(AROUND);
    let around =
        sentence.tokens.start.max(first)..sentence.tokens.end.min(told.tokens.end + AROUND);
    let game = |at: &usize| sentence.text.lists(*at).word.has(WORDS.beside.sport);
    let own = sentence.text.span(sentence.tokens.clone());
    let counts = sentence.context.casualties;
    let from = counts.partition_point(|count| count.span.start() < own.start());
    let harm = counts
        .get(from)
        .is_some_and(|count| count.span.end() <= own.end());
    !harm && around.filter(game).take(GAME).count() == GAME
}

/// «استعادة الثقة», «السيطرة على الحريق», «تستهدف تحقيق»: what is taken or aimed at is no place and nobody.
fn is_abstract(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let near = told.tokens.end..sentence.tokens.end.min(told.tokens.end + TAKEN);
    let inside =
        |at: &usize| text.token(*at).is_word() || text.token(*at).kind == TokenKind::Digits;
    let concrete = |at: usize| {
        let kinds = Kinds::of(Kind::TypeWord).and(Kind::Victims).and(Kind::Unit);
        let named = sentence.context.names.covering(at).is_some();
        let place = sentence.context.names.starting(at);
        let place =
            place.is_some_and(|naming| sentence.context.names.is(naming, EntityType::Location));
        // «عليها», not «قالوا إنها انتزعت»
        let preposition = at >= told.tokens.end
            && text.form(at).chars().count() <= SHORT
            && !text.form(at).starts_with(ARTICLE);
        let back = preposition
            && PRONOUNS
                .iter()
                .any(|pronoun| text.form(at).ends_with(pronoun));
        let taken = told.kind == EventType::TerritoryTaken;
        place
            || text.is(at, kinds)
            || (taken && back)
            || (!taken && named)
            || sentence.text.lists(at).word.has(WORDS.beside.taken)
    };
    match told.kind {
        EventType::TerritoryTaken if !told.definite => {
            let before = sentence
                .tokens
                .start
                .max(told.tokens.start.saturating_sub(BEFORE))
                ..told.tokens.start;
            let owned = told.is_verb() && told.has_ending;
            let words = told.rest.clone();
            !owned
                && !near
                    .take_while(inside)
                    .chain(before)
                    .chain(words)
                    .any(concrete)
        }
        EventType::Arrest if told.is_verb() && told.rest.is_empty() => {
            !holds_people(sentence, told)
        }
        EventType::Attack if told.shape == Shape::Light => {
            !may_strike(sentence, told) || !near.take(AIMED).take_while(inside).any(concrete)
        }
        _ => false,
    }
}

/// «قذائف أرمينية تصيب مدرسة»: a shell tells an event only where it is what struck.
fn is_striking(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let head = told.tokens.start;
    let shell = sentence.text.lists(head).word.has(WORDS.beside.artillery);
    if told.kind != EventType::Shelling || told.is_verb() || !told.rest.is_empty() || !shell {
        return true;
    }
    let clause = sentence.clauses.at(head);
    let struck = clause.is_some_and(|clause| {
        let verb = clause.predicate.as_ref();
        // «صاروخ أطلقه المتمردون سقط على حي»
        let falls = |at: usize| {
            WORDS
                .beside
                .falls
                .contains(without_and(sentence.text.form(at)))
        };
        let hits = verb.is_some_and(|verb| {
            let at = verb.tokens.start;
            at > head && (verb.verb.classes.has(VerbClass::Strikes) || falls(at))
        });
        hits && clause.subject().is_some_and(|subject| subject.head == head)
    });
    struck && told.lead == 0
}

/// «استقبل الوزير نظيره», «بحث مع السفير», not «استقبل المستشفى جرحى» and not «بحث عن حل».
fn is_meeting(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let (text, beside) = (sentence.text, &WORDS.beside);
    let first = without_and(text.form(told.tokens.start));
    let receives = beside.receives.contains(first);
    if told.kind != EventType::Talks || !(receives || beside.discusses.contains(first)) {
        return true;
    }
    let of_rank = |nominal: &Nominal| {
        let names = sentence.context.names;
        let person = names.starting(nominal.head);
        person.is_some_and(|naming| names.is(naming, EntityType::Person))
            || text.lists(nominal.head).word.has(beside.hosted)
    };
    let clause = sentence.clauses.at(told.tokens.start);
    let arguments = clause.map_or(&[][..], |clause| &clause.arguments);
    let with = Role::Complement(Preposition::With);
    let wanted = if receives { Role::Object } else { with };
    let mut wanted = arguments.iter().filter(|argument| argument.role == wanted);
    wanted.any(|argument| of_rank(&argument.nominal))
}

/// «قطع الأهالي الطريق»: who blocks a road protests only as one of a crowd.
fn is_blocking(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let road = |at: usize| text.lists(at).word.has(WORDS.beside.road);
    let blocks = told.kind == EventType::Protest
        && told.is_verb()
        && told.rest.clone().next().is_some_and(road);
    let clause = sentence.clauses.at(told.tokens.start);
    let subject = clause.and_then(Clause::subject).map(|subject| subject.head);
    let crowd = |head: usize| {
        let among = |words| text.lists(head).word.has(words);
        among(WORDS.beside.crowd) || among(WORDS.beside.blockers)
    };
    // «المتظاهرون الذين أغلقوا الشوارع» are those of the protest that was told
    let own = clause.is_some_and(|clause| clause.link != Link::Relative);
    !blocks || own && subject.is_some_and(crowd)
}

/// «300 إصابة بالحصبة», «وفاة خمسة بالكوليرا»: counts of the sick tell an epidemic beside the name of the illness alone.
fn is_illness(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    const NEAR: usize = 4;
    let (text, beside) = (sentence.text, &WORDS.beside);
    let counts = told.rest.is_empty() && text.lists(told.tokens.start).word.has(beside.cases);
    if told.kind != EventType::Epidemic || !counts {
        return true;
    }
    let mut near = told.tokens.end..sentence.tokens.end.min(told.tokens.end + NEAR);
    near.any(|at| text.lists(at).word.has(beside.disease))
}

/// Whether whoever aims can strike: «استهدف الجيش», «استهدفت عبوة», not «تستهدف الحملة السكان».
fn may_strike(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let (text, beside) = (sentence.text, &WORDS.beside);
    let clause = sentence.clauses.at(told.tokens.start);
    let Some(subject) = clause.and_then(Clause::subject) else {
        return true;
    };
    // «استُهدف موكب المحافظ»: the passive is written alike
    let verb = clause.and_then(|clause| clause.predicate.as_ref());
    let own = verb.is_some_and(|verb| verb.verb.has_object);
    if clause.and_then(Clause::object).is_none() && !own {
        return true;
    }
    let names = sentence.context.names;
    let lists = [
        beside.weapon,
        beside.aircraft,
        beside.artillery,
        beside.charge,
        beside.doer,
        beside.armed_group,
        beside.state_force,
    ];
    let among = |words: WordList| text.lists(subject.head).word.has(words);
    let event = sentence.nouns.binary_search(&subject.head).is_ok();
    // «تستهدف دبي سياحا»: a town does nothing unless it stands for its government
    let named = names.starting(subject.head).is_some_and(|naming| {
        let town = names.is(naming, EntityType::Location)
            && names.entities[naming.entity].subtype != Some(Subtype::Country);
        !town || names.is_metonym(naming)
    });
    lists.into_iter().any(among) || event || named
}

/// Whether somebody is held: «أوقف شابين», not «أوقف زحف ضيفه».
fn holds_people(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let clause = sentence.clauses.at(told.tokens.start);
    let parts = clause.map(|clause| [clause.subject(), clause.object()]);
    let mut parts = parts.into_iter().flatten().flatten();
    let halted = |head: usize| sentence.text.lists(head).word.has(WORDS.beside.halted);
    let near = told.tokens.end..told.tokens.end + AIMED;
    !parts.any(|part| near.contains(&part.head) && halted(part.head))
}

/// «القصف هدم منازل»: what an event did is none of its own.
fn is_damage(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let clause = sentence.clauses.at(told.tokens.start);
    let subject = clause.and_then(Clause::subject).map(|subject| subject.head);
    let event = subject.is_some_and(|head| sentence.nouns.binary_search(&head).is_ok());
    told.kind == EventType::Looting && told.is_verb() && event
}

/// Whether somebody who acts is the subject of a verb of killing, and somebody else its object: the passive is written alike.
fn is_killing(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let Some(clause) = sentence.clauses.at(told.tokens.start) else {
        return false;
    };
    let own = clause
        .predicate
        .as_ref()
        .is_some_and(|predicate| predicate.tokens.start == told.tokens.start);
    let next = clause.subject().zip(clause.object());
    own && next.is_some_and(|(subject, object)| {
        let text = sentence.text;
        let armed = acts(subject, text, sentence.context.names)
            || text.lists(subject.head).word.has(WORDS.beside.weapon);
        let present = without_and(text.form(told.tokens.start)).starts_with(PRESENT);
        // «مسيرة تقتل امرأتين»
        let beside = subject.tokens.start == told.tokens.end
            || (present && subject.tokens.end == told.tokens.start);
        let after = object.tokens.start >= subject.tokens.end.max(told.tokens.end);
        armed && beside && after && !sentence.is_time(object.tokens.start)
    })
}

/// «محادثات قريبا», «مسيرة الجمعة المقبل»: what people arrange lies ahead.
fn is_ahead(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    use EventType::{Aid, Displacement, Protest, Release, Talks, Withdrawal};
    if !matches!(
        told.kind,
        Aid | Displacement | Protest | Release | Talks | Withdrawal
    ) {
        return false;
    }
    let text = sentence.text;
    let present = without_and(text.form(told.tokens.start)).starts_with(PRESENT);
    if told.is_verb() && !present {
        return false;
    }
    let end = sentence.tokens.end.min(told.tokens.end + AHEAD);
    let goes_on = |at: &usize| {
        text.token(*at).is_word() && sentence.cursor(*at).particle(Particle::Relative).is_none()
    };
    let mut words = (told.tokens.end..end).take_while(goes_on);
    words.any(|at| text.lists(at).word.has(WORDS.beside.ahead) || will_happen(sentence, at))
}

/// «اجتماع جديد سيعقد», «المحادثات ستستأنف»: whether a verb here says that something will be held or take place.
fn will_happen(sentence: &Sentence<'_>, at: usize) -> bool {
    if !is_future_verb(without_and(sentence.text.form(at))) {
        return false;
    }
    let clause = sentence.clauses.at(at);
    let verb = clause.and_then(|clause| clause.predicate.as_ref());
    verb.is_some_and(|verb| {
        let classes = verb.verb.classes;
        let takes_place = classes.has(VerbClass::Performs) || classes.has(VerbClass::Happens);
        takes_place && verb.tokens.start == at && !classes.has(VerbClass::Results)
    })
}

/// «هربا من القتال», «أسرة محاصرة»: what people only flee or suffer, of which nothing more is told.
fn is_plight(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let (text, first) = (sentence.text, told.tokens.start);
    if told.is_verb() || first < sentence.tokens.start + 1 {
        return false;
    }
    let last = told.tokens.end;
    let ends = last >= sentence.tokens.end || !text.token(last).is_word();
    let before = text.form(first - 1);
    let describes = told.kind == EventType::Siege
        && text.form(first).ends_with(FEMININE)
        && before.ends_with(FEMININE)
        && !told.definite;
    let from = sentence.cursor(first - 1).particle(Particle::Of).is_some();
    let flees =
        first > sentence.tokens.start + 1 && text.lists(first - 2).whole.has(WORDS.beside.fleeing);
    let goes_on = || {
        let here = sentence.cursor(last);
        let place = [
            Particle::In,
            Particle::On,
            Particle::Between,
            Particle::Relative,
        ];
        place.iter().any(|one| here.particle(*one).is_some())
    };
    describes && ends || from && flees && told.definite && (ends || !goes_on())
}

/// «انفجر القتال»: the verb tells how another event began.
fn is_of_event(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let next = told.tokens.end.max(told.rest.end);
    told.kind == EventType::Explosion
        && told.is_verb()
        && sentence.nouns.binary_search(&next).is_ok()
}

/// «انقلبت حافلة», «انهار سقف المنجم», not «انهارت المفاوضات» and not «انقلب على حلفائه».
fn is_crash(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let structure = |at: usize| sentence.text.lists(at).word.has(WORDS.beside.structure);
    let end = sentence.tokens.end.min(told.tokens.end + CRASHED);
    let after = (told.tokens.end..end).take_while(|at| text.token(*at).is_word());
    let subject = sentence
        .clauses
        .at(told.tokens.start)
        .and_then(Clause::subject);
    told.rest.clone().chain(after).any(structure) || subject.is_some_and(|one| structure(one.head))
}

/// Whether only those who fight do it in earnest.
fn is_violent(kind: EventType) -> bool {
    use EventType::{Airstrike, Attack, Shelling, Siege};
    matches!(kind, Airstrike | Attack | Shelling | Siege)
}

/// «خطر الانفجار», «قوات مكافحة الشغب».
fn is_prefaced(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let first = told.tokens.start;
    let text = sentence.text;
    let start = sentence.tokens.start;
    // «القوات هجوما»: a noun with the article governs nothing
    let governs = |at: usize| !text.form(at).starts_with(ARTICLE);
    if first > start && governs(first - 1) && text.lists(first - 1).word.has(WORDS.beside.preface) {
        return true;
    }
    // «جريمة حرب»
    let of_war = told.kind == EventType::War && first > start;
    if of_war && text.lists(first - 1).word.has(WORDS.beside.of_war) {
        return true;
    }
    // «آثار المجاعة على الأطفال»
    let lasting = matches!(
        told.kind,
        EventType::War | EventType::Famine | EventType::Epidemic | EventType::Displacement
    );
    let general = lasting && told.definite && first > start;
    if general && text.lists(first - 1).word.has(WORDS.beside.matter) {
        return true;
    }
    // «أسباب الهجرة والنزوح»
    let joined = without_and(text.form(first)).len() < text.form(first).len() && told.lead > 0;
    let mut before = (start.max(first.saturating_sub(JOINED))..first).rev();
    let word = |at: &usize| text.token(*at).is_word() && !is_verb(sentence, *at);
    joined
        && before
            .by_ref()
            .take_while(word)
            .any(|at| text.lists(at).word.has(WORDS.beside.matter))
}

/// «لاغتيال رئيس»: what is meant to be done.
fn is_purpose(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let lead = &sentence.text.form(told.tokens.start)[..told.lead];
    told.shape == Shape::Noun && !told.definite && lead.ends_with(FOR)
}

/// «تعرضت القوات لقصف»: what somebody suffers has happened.
fn is_suffered(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let lead = &sentence.text.form(told.tokens.start)[..told.lead];
    let first = told.tokens.start.saturating_sub(SUFFERED);
    let mut before = sentence.tokens.start.max(first)..told.tokens.start;
    let clause = sentence.clauses.at(told.tokens.start);
    let predicate = clause.and_then(|clause| clause.predicate.as_ref());
    let undergone =
        predicate.is_some_and(|predicate| predicate.verb.classes.has(VerbClass::Undergoes));
    lead.ends_with(FOR)
        && (undergone || before.any(|at| sentence.text.lists(at).word.has(WORDS.beside.suffered)))
}

/// Whether a word before it in its clause takes it back, or moves it into the future.
fn is_unreal(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let first = told.tokens.start;
    let before = (sentence.tokens.start..first).rev().take(BACK);
    let text = sentence.text;
    let present = told.is_verb() && without_and(text.form(first)).starts_with(PRESENT);
    // «من المقرر أن يلتقي»
    if present
        && first > sentence.tokens.start
        && Cursor::new(text, first - 1..first)
            .particle(Particle::That)
            .is_some()
    {
        return !is_done_before(sentence, told);
    }
    if is_none(sentence, told, present) || is_topic(sentence, told) || is_weighed(sentence, told) {
        return true;
    }
    let presupposed = is_presupposed(sentence, told);
    let lead = without_and(&text.form(first)[..told.lead]);
    for at in before.take_while(|at| text.token(*at).is_word()) {
        let form = text.form(at);
        // «بتعهد بتسليم السلاح وباتفاق»: what و joins with its preposition stands beside the word
        let joined = !lead.is_empty() && told.lead > lead.len() && form.starts_with(lead);
        if joined && text.lists(at).word.has(WORDS.beside.unreal) {
            return false;
        }
        if may_happen(sentence, at, present) || is_tried(sentence, at, told.kind) {
            return true;
        }
        if text.lists(at).word.has(WORDS.beside.lasting) {
            return false;
        }
        // «إحباط محاولة انقلاب»: it was tried
        let tried =
            told.kind == EventType::Coup || text.lists(first).word.has(WORDS.beside.attempt);
        if tried && text.lists(at).word.has(WORDS.beside.foils) {
            continue;
        }
        // «اتفقا على تبادل الأسرى»: what an agreement is about
        let clause = told.kind != EventType::Agreement && !told.is_verb();
        if clause && text.lists(at).word.has(WORDS.beside.stipulates) {
            return true;
        }
        if text.lists(at).word.has(WORDS.beside.unreal) || is_future_verb(without_and(form)) {
            return !(presupposed && text.lists(at).word.has(WORDS.beside.asks));
        }
        if text.lists(at).word.has(WORDS.beside.boundary) {
            return false;
        }
    }
    false
}

/// «حاولت طائرة استهداف الموكب»: a strike that was tried has hit nothing.
fn is_tried(sentence: &Sentence<'_>, at: usize, kind: EventType) -> bool {
    let strikes = matches!(kind, EventType::Airstrike | EventType::Shelling);
    strikes && sentence.text.lists(at).word.has(WORDS.beside.tries)
}

/// «قد قصف» has happened, «قد يقصف» and «قد تشن إسرائيل هجوما» may.
fn may_happen(sentence: &Sentence<'_>, at: usize, present: bool) -> bool {
    let next = sentence.text.form(at + 1);
    let verb = || next.starts_with(PRESENT) && is_verb(sentence, at + 1);
    sentence.cursor(at).particle(Particle::May).is_some()
        && (present || is_present_verb(next) || verb())
}

/// «قبل أن يخلى سبيلهم»: what ended something else that was told happened, unlike «قبل أن يفجر نفسه».
fn is_done_before(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    use EventType::{Arrest, Execution, Release, Withdrawal};
    let before = told.tokens.start.checked_sub(2);
    let before = before.filter(|at| *at >= sentence.tokens.start);
    let ends = matches!(told.kind, Arrest | Execution | Release | Withdrawal);
    ends && before.is_some_and(|at| WORDS.beside.after.contains(sentence.text.form(at)))
}

/// Whether a clause tells of it that it happened, whatever is asked for or feared: «دعا إلى احترام الهدنة التي اتفقتا عليها».
fn is_presupposed(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let real = |clause: &Clause| {
        let verb = clause.predicate.as_ref()?;
        let first = verb.tokens.start;
        let form = without_and(text.form(first));
        let past = !is_present_verb(form) && !is_future_verb(form) && !form.starts_with(PRESENT);
        let classes = verb.verb.classes;
        let tells = [
            VerbClass::Performs,
            VerbClass::Happens,
            VerbClass::Strikes,
            VerbClass::Results,
        ]
        .into_iter()
        .any(|class| classes.has(class));
        let event = || WORDS.find(text, first, sentence.tokens.end).is_some();
        let unreal = text.lists(first).word.has(WORDS.beside.unreal);
        Some(past && !unreal && (tells || event()))
    };
    let mut relative = sentence.descriptions(told);
    told.definite && !told.is_verb() && relative.any(|clause| real(clause) == Some(true))
}

/// Whether a verb stands here.
fn is_verb(sentence: &Sentence<'_>, at: usize) -> bool {
    let clause = sentence.clauses.at(at);
    let predicate = clause.and_then(|clause| clause.predicate.as_ref());
    predicate.is_some_and(|predicate| predicate.tokens.start == at)
}

/// Whether words around it say that there is no such thing: «لا غارات», «لا تقصف», «لا صحة لأنباء قصف», «أنباء قصف لا أساس لها».
fn is_none(sentence: &Sentence<'_>, told: &EventTrigger, present: bool) -> bool {
    let text = sentence.text;
    let first = told.tokens.start;
    let not = |at: usize| WORDS.beside.no.contains(without_and(text.form(at)));
    let stands = |at: usize| first > sentence.tokens.start && not(at);
    let bare = !told.definite && told.lead == 0 && (present || !told.is_verb());
    if bare && stands(first.wrapping_sub(1)) {
        return true;
    }
    let around = sentence.tokens.start.max(first.saturating_sub(BACK))
        ..sentence.tokens.end.min(told.tokens.end + BACK);
    let mut pairs = around.clone().zip(around.skip(1));
    pairs.any(|(at, next)| not(at) && text.lists(next).word.has(WORDS.beside.truth))
}

/// Whether it is what a book, a film or a course is about: «فصلا عن معركة حطين», «جناحا لضحايا الزلازل».
fn is_topic(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let text = sentence.text;
    let first = told.tokens.start;
    let near = sentence.tokens.start.max(first.saturating_sub(TOPIC))..first;
    let is_about = |at: usize| {
        let lead = without_and(text.form(at));
        let here = sentence.cursor(at);
        here.particle(Particle::About).is_some()
            || text.lists(at).word.has(WORDS.beside.about)
            || (lead.starts_with(FOR) && text.matches(at).iter().any(|tag| tag.clitics() > 0))
    };
    let word = |at: &usize| text.token(*at).is_word() && !is_verb(sentence, *at);
    let mut before = near.rev().take_while(word);
    let led = told.lead > 0 && text.form(first)[..told.lead].ends_with(FOR);
    // «مؤلف كتاب عن الحرب في انفجار» is about the war
    let about = led || {
        let ties = |at: usize| sentence.cursor(at).particle(Particle::In).is_some();
        before
            .by_ref()
            .find(|at| is_about(*at) || ties(*at))
            .is_some_and(is_about)
    };
    about && before.any(|at| text.lists(at).word.has(WORDS.beside.work))
}

/// Whether somebody only considers it: «تدرس شن هجوم», «تدرس الانسحاب».
fn is_weighed(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let first = told.tokens.start;
    let mut near = sentence.tokens.start.max(first.saturating_sub(WEIGHED))..first;
    !told.is_verb() && near.any(|at| sentence.text.lists(at).word.has(WORDS.beside.weighs))
}

/// Whether it stands in words that were not said.
fn is_unsaid(sentence: &Sentence<'_>, told: &EventTrigger) -> bool {
    let at = sentence.text.span(told.tokens.clone()).start();
    sentence.quotes_around(at).any(|quote| !quote.is_said())
}
