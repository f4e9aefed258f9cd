//! What looks like a count and is none: sport, plots, animals, illness, ages past.

use super::claim;
use super::figure::CountDraft;
use super::people::Size;
use super::sentence::Sentence;
use crate::extract::clause::frames::WORDS;
use crate::facts::{DateType, Outcome, VictimKind};
use crate::lexicon::{Kind, Kinds, Particle, Stance};
use crate::spelling::WHAT;
use crate::text::TokenKind;

/// Deaths of single persons before this year are history.
const HISTORY: u64 = 1970;

/// Takes out what is no casualty.
pub(super) fn remove(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>) {
    if figures.is_empty() {
        return;
    }
    fall_ill(sentence, figures);
    let signs = Signs::of(sentence);
    let several: Vec<(Outcome, usize)> = figures
        .iter()
        .filter(|figure| figure.group.amount.min > 1)
        .map(|figure| (figure.outcome, figure.group.end))
        .collect();
    figures.retain(|figure| {
        // «مقتل اثنين وإصابة ثالث»: without an article the others may have met another fate
        let known = |(outcome, end): &(Outcome, usize)| {
            (*outcome == figure.outcome || !figure.group.is_definite())
                && *end <= figure.group.first
        };
        let alone = is_nth(figure) && !several.iter().any(known);
        let plan = figure.planned && figure.group.size == Size::One;
        let elsewhere = alone || plan || signs.rule_out(sentence, figure);
        let other = figure.group.amount.max == Some(0)
            || escapes(sentence, figure)
            || travels(sentence, figure)
            || resorts(sentence, figure)
            || is_evacuation(sentence, figure)
            || is_natural(sentence, figure)
            || is_rate(sentence, figure)
            || is_released(sentence, figure)
            || returns(sentence, figure)
            || is_question(sentence, figure)
            || is_appeal(sentence, figure)
            || claim::is_withheld(sentence, figure)
            || is_day(sentence, figure)
            || lost_number(sentence, figure);
        !(elsewhere || other)
    });
}

/// «أيام 3 و4 و5 أكتوبر»: a number that is a day.
fn is_day(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    figure.group.noun.is_none() && sentence.is_date(figure.group.end - 1)
}

/// What a sentence is about, when it is not the news.
struct Signs {
    sport: usize,
    animals: bool,
    /// A plot, or ages past.
    tale: bool,
}

impl Signs {
    fn of(sentence: &Sentence<'_>) -> Self {
        let is = |particle| count(sentence, particle) > 0;
        Self {
            sport: count(sentence, Particle::Sport),
            animals: tells_of_animals(sentence),
            tale: is(Particle::Fiction) || is(Particle::History) || is_old(sentence),
        }
    }

    fn rule_out(&self, sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
        let group = &figure.group;
        let told = group.is_strong();
        let hurt = matches!(
            figure.outcome,
            Outcome::Wounded | Outcome::Missing | Outcome::Captured
        );
        let mut people = group.first..group.end;
        let player = hurt && people.any(|at| sentence.is_particle(at, Particle::Sport));
        let game = self.sport > 1 && (hurt || !told) || self.sport > 0 && hurt && !told;
        let beasts = self.animals && (group.unknown || group.noun.is_none());
        player || game || beasts || (self.tale && group.size == Size::One)
    }
}

/// Whether an animal is told of, and no name or colour that is spelled like one: «قوات الأسد».
fn tells_of_animals(sentence: &Sentence<'_>) -> bool {
    let names = sentence.context.names;
    let mut tokens = sentence.tokens.clone();
    tokens.any(|at| sentence.is_particle(at, Particle::Animal) && names.covering(at).is_none())
}

/// «الثالث» of several.
fn is_nth(figure: &CountDraft) -> bool {
    let noun = figure.group.noun.as_ref();
    figure.group.size == Size::One && noun.is_some_and(|noun| noun.ordinal && noun.kind.is_none())
}

fn count(sentence: &Sentence<'_>, particle: Particle) -> usize {
    sentence
        .tokens
        .clone()
        .filter(|at| sentence.is_particle(*at, particle))
        .count()
}

/// «أصيب 300 شخص بالكوليرا»: the sick of an epidemic are affected, not wounded; other illness is no news, nor
/// is a single patient.
fn fall_ill(sentence: &Sentence<'_>, figures: &mut Vec<CountDraft>) {
    figures.retain_mut(|figure| {
        if figure.outcome != Outcome::Wounded {
            return true;
        }
        let several = figure.group.amount.min > 1 || figure.group.amount.max.is_none();
        if several && is_epidemic(sentence, figure) {
            (figure.outcome, figure.ill) = (Outcome::Affected, true);
            return true;
        }
        !tells(sentence, figure, Particle::Illness)
    });
}

/// Whether an epidemic is told beside a count, or counts of cases («إصابات») go on in an article that has
/// told of one.
fn is_epidemic(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let cases = || figure.evidence.clone().any(|at| is_cases(sentence, at));
    tells(sentence, figure, Particle::Epidemic) || (sentence.epidemic && cases())
}

/// Whether a word for an illness stands beside a count.
fn tells(sentence: &Sentence<'_>, figure: &CountDraft, illness: Particle) -> bool {
    let first = figure
        .evidence
        .start
        .saturating_sub(3)
        .max(sentence.tokens.start);
    let inside = |at: &usize| {
        *at < figure.evidence.end || !(sentence.is_boundary(*at) || sentence.is_trigger(*at))
    };
    let mut clause = (first..sentence.tokens.end).take_while(inside);
    clause.any(|at| sentence.is_particle(at, illness))
}

/// Whether the word counts cases as often as injuries: إصابات, حالة إصابة.
fn is_cases(sentence: &Sentence<'_>, at: usize) -> bool {
    sentence.is_particle(at, Particle::Cases)
}

/// Whether the sentence tells of a year long past or by an era.
fn is_old(sentence: &Sentence<'_>) -> bool {
    let dated = Kinds::of(Kind::Unit).and(Kind::Month);
    sentence.tokens.clone().any(|at| {
        let token = sentence.text.token(at);
        let year = token.kind == TokenKind::Digits
            && at > sentence.tokens.start
            && sentence.text.is(at - 1, dated);
        let long_ago = || {
            sentence
                .text
                .form(at)
                .parse::<u64>()
                .is_ok_and(|year| (100..HISTORY).contains(&year))
        };
        sentence.text.is(at, Kinds::of(Kind::Era)) || (year && long_ago())
    })
}

/// «توفي فلان»: the death of one named person, or of somebody's own, is news where a wound or an attack is told.
fn is_natural(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let natural = |at: usize| sentence.is_particle(at, Particle::Natural);
    let hurt = || {
        let wounds = |outcome| {
            sentence
                .triggers
                .iter()
                .any(|trigger| trigger.tells(outcome))
        };
        wounds(Outcome::Wounded)
    };
    // «بعد وفاة زوجاته الثلاث»
    let kin = figure
        .group
        .noun
        .as_ref()
        .is_some_and(|noun| noun.owned && !noun.counted);
    (figure.group.is_named() || kin)
        && figure.outcome == Outcome::Killed
        && figure.evidence.clone().any(natural)
        && !hurt()
}

/// «يقتل المرض 900 شخص سنويا»: what happens every day or year is a statistic, no news.
fn is_rate(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let end = figure.group.end.max(figure.evidence.end);
    // «900 وفاة في البلد سنويا»: in the clause of the count
    let own = |at: &usize| sentence.clause_reaches(*at, figure.evidence.start);
    let near = (end..sentence.tokens.end)
        .take_while(|at| !sentence.is_boundary(*at) && !sentence.is_trigger(*at) && own(at))
        .last();
    let Some(last) = near else {
        return false;
    };
    let after = sentence.text.span(end..last + 1);
    let dates = sentence.context.dates;
    let first = dates.partition_point(|date| date.span.start() < after.start());
    let mut inside = dates[first..]
        .iter()
        .take_while(|date| date.span.end() <= after.end());
    let counts = matches!(figure.group.size, Size::Number | Size::One);
    counts && inside.any(|date| date.kind == DateType::Set)
}

/// «مصرع إرهابيا»: the accusative after a noun of happening, which governs none, is that of a number that has been lost.
fn lost_number(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let start = figure.evidence.start;
    let trigger = sentence.trigger_from(start);
    let happening = trigger.is_some_and(|trigger| {
        let governs = trigger.tokens.start == start && trigger.tokens.end == figure.group.first;
        governs && trigger.is_happening() && !trigger.is_verb()
    });
    let single = figure.group.size == Size::One && figure.group.is_accusative();
    single && happening && !figure.group.is_named()
}

/// «طعن أربعة نواب في القرار»: an appeal is spelled like a stabbing.
fn is_appeal(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let stabs = |at: usize| sentence.text.lists(at).stem.has(WORDS.beside.stabbing);
    let end = figure.group.end.max(figure.evidence.end);
    let mut after = sentence.stretch_after(end);
    let contested = |at: usize| sentence.text.lists(at).stem.has(WORDS.beside.contested);
    figure.evidence.clone().any(stabs) && after.any(contested)
}

/// «أفرجت إسرائيل عن 39 أسيرا»: who is set free was taken before, and the sentence does not tell of it.
fn is_released(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let taken = matches!(figure.outcome, Outcome::Captured | Outcome::Arrested);
    let people = figure.group.first..figure.group.end;
    let by_noun = !figure.group.own.is_empty()
        && !figure.group.is_definite()
        && !sentence.triggers.iter().any(|t| {
            figure.evidence.contains(&t.tokens.start) && !people.contains(&t.tokens.start)
        });
    let first = figure.group.first;
    let mut clause = sentence.stretch_start(first)..first;
    let set_free = |at: usize| {
        sentence.is_particle(at, Particle::Release) && sentence.clause_reaches(at, first)
    };
    let before = (by_noun || figure.group.of_them) && clause.any(set_free);
    // «39 أسيرا محررا», «اثنين من المفرج عنهم … في الأسر»: nobody takes those who are told to be free
    let freed = |at: usize| sentence.text.lists(at).stem.has(WORDS.beside.freed);
    let after = (figure.group.first..=figure.group.end).any(freed);
    let state = figure.evidence.start == figure.group.first && figure.group.own.is_empty();
    let own = by_noun && figure.group.own.contains(&figure.outcome);
    // «اعتقل 17 شابا، بينهم أسرى محررون» were taken anew
    taken && (before || (own || state) && after && !figure.subset)
}

/// «عاد آلاف النازحين إلى منازلهم», «14 معتقلا قد أطلق سراحهم», «ستة من المختطفين … من الفرار»: those whose noun tells of an
/// earlier fate that has come to its end.
fn returns(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let group = &figure.group;
    let lists = |at: usize| sentence.text.lists(at).stem;
    let noun = figure.evidence.start == group.first && group.own.contains(&figure.outcome);
    // «منذ عودة القتال» tells of a time
    let open =
        |at: &usize| !sentence.is_trigger(*at) && !sentence.text.is(*at, Kinds::of(Kind::Timing));
    let after = || sentence.stretch_after(group.end).take_while(open);
    let first = sentence.stretch_start(group.first);
    let before = || (first..group.first).rev().take_while(open);
    noun && match figure.outcome {
        Outcome::Displaced => before()
            .chain(after())
            .any(|at| lists(at).has(WORDS.beside.comes_back)),
        Outcome::Captured | Outcome::Arrested => {
            let mut next = after().take(2);
            // «40 معتقلا أطلق سراح بعضهم»: the others are still held
            let some = || after().any(|at| sentence.is_particle(at, Particle::Most));
            next.any(|at| sentence.is_particle(at, Particle::Release)) && !some()
                || after().any(|at| lists(at).has(WORDS.beside.breaks_out))
        }
        _ => false,
    }
}

/// From how many on people who cross a border or leave a town are no travellers.
const EXODUS: u64 = 100;

/// «غادر 40 دبلوماسيا البلاد», «120 جنديا عبروا الحدود»: only many civilians who cross a border or leave a place have fled.
fn travels(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let has = |words| {
        figure
            .evidence
            .clone()
            .any(|at| sentence.text.lists(at).whole.has(words))
    };
    let crosses = figure.outcome == Outcome::Displaced
        && has(WORDS.beside.crosses)
        && has(WORDS.beside.departed);
    let people = matches!(
        figure.group.kind(),
        VictimKind::Person | VictimKind::Civilian | VictimKind::Child | VictimKind::Woman
    );
    let known = people && !figure.group.unknown;
    crosses && !(known && figure.group.amount.min >= EXODUS)
}

/// «لجأ 300 موظف إلى القضاء»: people who turn to what helps them stay where they are.
fn resorts(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let end = figure.group.end.max(figure.evidence.end);
    let mut after = sentence.stretch_after(end);
    let help = |at: usize| sentence.text.lists(at + 1).stem.has(WORDS.beside.recourse);
    let turns = |at: usize| sentence.text.lists(at).stem.has(WORDS.beside.turns_to);
    figure.outcome == Outcome::Displaced
        && figure.evidence.clone().any(turns)
        && after.any(|at| sentence.is_particle(at, Particle::To) && help(at))
}

/// «أجلت البعثة 9 جرحى», «أمر بإخلاء ثلاثة أحياء»: the wounded, sick and dead are carried away, and what is emptied are houses or
/// quarters where no word says that it is people.
fn is_evacuation(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let group = &figure.group;
    let mut words = figure.evidence.clone();
    let mut emptied = || words.any(|at| sentence.text.lists(at).stem.has(WORDS.beside.empties));
    let sick = group.noun.as_ref().is_some_and(|noun| {
        (noun.first..noun.end).any(|at| sentence.text.lists(at).stem.has(WORDS.beside.patients))
    });
    let carried = sick || group.own.iter().any(|own| *own != Outcome::Displaced);
    let things = group.noun.is_none() && !group.of_them;
    figure.outcome == Outcome::Displaced && (carried || things && emptied())
}

/// «لم يتضح ما إذا كانت الشرطة تحتجز مشتبها بهم»: people without a number of whom it is asked whether anything happened.
fn is_question(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let start = figure.evidence.start;
    let first = sentence.tokens.start;
    let mut clause = (sentence.stretch_start(start)..start).rev();
    let asked = |at: usize| {
        let after = at > first && sentence.text.form(at - 1).ends_with(WHAT);
        after && sentence.text.lists(at).whole.has(WORDS.beside.whether)
    };
    // «لم يعرف إن كان المهاجمون خطفوا رهائن»
    let unknown = |at: usize| {
        let was = sentence.text.lists(at + 1).whole.has(WORDS.beside.was);
        let mut before = sentence.stretch_start(at)..at;
        sentence.is_particle(at, Particle::That)
            && was
            && before.any(|at| sentence.stance(at, Stance::Negate).is_some())
    };
    // «هل خطفت زملاء لك؟»
    let open = || {
        let last = sentence.tokens.end.saturating_sub(1);
        sentence.text.token(last).is_mark('?')
    };
    let asks = clause.any(asked) || (first..start).any(unknown) || open();
    figure.group.size == Size::Many && asks
}

/// «فر 40 سجينا من السجن»: escape from custody is no flight from home.
fn escapes(sentence: &Sentence<'_>, figure: &CountDraft) -> bool {
    let told = figure.evidence.clone();
    let mut clause = told.chain(sentence.stretch_after(figure.evidence.end));
    figure.outcome == Outcome::Displaced
        && clause.any(|at| sentence.is_particle(at, Particle::Custody))
}
