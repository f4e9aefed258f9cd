//! One sentence with everything that its rules ask for.

use std::cell::OnceCell;
use std::ops::Range;

use jiff::civil::Date;

use super::outcome_word::Trigger;
use super::people::Group;
use crate::extract::clause::frames::WORDS;
use crate::extract::clause::{Clause, FREE_PREPOSITIONS, Link, Parses, VerbClass, is_joined};
use crate::extract::names::Names;
use crate::facts::{DateType, Quote, TimeExpression};
use crate::grammar::Cursor;
use crate::lexicon::{Kind, Kinds, Meaning, Particle, Particles, Stance};
use crate::spelling::AND;
use crate::text::{Text, TokenKind};

/// What a count is read against.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// Names of the text.
    pub names: &'a Names,
    /// Its clauses.
    pub parses: &'a Parses<'a>,
    /// Its dates.
    pub dates: &'a [TimeExpression],
    /// Its quotations, whose speakers claim the counts inside.
    pub quotes: &'a [Quote],
    /// The day of publication.
    pub published: Option<Date>,
}

/// A sentence, its groups of people and its outcome words.
#[derive(Debug)]
pub(super) struct Sentence<'t> {
    pub(super) text: &'t Text<'t>,
    pub(super) context: Context<'t>,
    pub(super) tokens: Range<usize>,
    /// Whether the article has told of an epidemic so far.
    pub(super) epidemic: bool,
    /// Groups of people, in order and without overlaps.
    pub(super) groups: Vec<Group>,
    /// Outcome words that are no nouns for people, in order.
    pub(super) triggers: Vec<Trigger>,
    /// Tokens before which a clause ends, in order, once somebody asked for them.
    boundaries: OnceCell<Vec<usize>>,
}

/// Words with which another clause begins.
const OPENERS: Particles = Particles::of(Particle::That).union(Particles::of(Particle::Turn));

impl<'t> Sentence<'t> {
    /// A sentence in which nothing has been found yet.
    pub(super) fn bare(
        text: &'t Text<'t>,
        context: Context<'t>,
        tokens: Range<usize>,
        epidemic: bool,
    ) -> Self {
        Self {
            text,
            context,
            tokens,
            epidemic,
            groups: Vec::new(),
            triggers: Vec::new(),
            boundaries: OnceCell::new(),
        }
    }

    /// A cursor at `at` that cannot leave the sentence.
    pub(super) fn cursor(&self, at: usize) -> Cursor<'t> {
        Cursor::new(self.text, self.tokens.clone()).to(at)
    }

    pub(super) fn is_particle(&self, at: usize, particle: Particle) -> bool {
        self.cursor(at).particle(particle).is_some()
    }

    /// Token after a stance that begins at `at`.
    pub(super) fn stance(&self, at: usize, stance: Stance) -> Option<usize> {
        let is = |m: &Meaning| (*m == Meaning::Stance(stance)).then_some(());
        self.cursor(at)
            .read(Kind::Stance, is)
            .map(|((), _, rest)| rest.at())
    }

    /// «غارات على النبطية توقع تسعة قتلى»: whether a verb that is written as one of expecting tells what a deed before it
    /// caused, which has those harmed for its object.
    pub(super) fn is_causing(&self, at: usize) -> bool {
        let ambiguous = self
            .text
            .lists(at)
            .whole
            .has(WORDS.beside.expects_or_causes);
        let deed = |at: usize| self.text.is(at, Kinds::of(Kind::Cause));
        // «بين» is a verb of saying by its letters
        let says =
            |at: usize| self.text.is(at, Kinds::of(Kind::Speech)) && !self.is_preposition(at);
        let verb = |at: usize| says(at) || self.is_trigger(at);
        let harmed = self
            .group_at(at + 1)
            .is_some_and(|group| !group.own.is_empty());
        ambiguous && harmed && {
            let mut subject = (self.stretch_start(at)..at)
                .rev()
                .take_while(|at| !verb(*at));
            subject.any(deed)
        }
    }

    /// Index of the group that begins with the token at `at`.
    pub(super) fn index(&self, at: usize) -> Option<usize> {
        let i = self.groups.partition_point(|group| group.first < at);
        self.groups
            .get(i)
            .filter(|group| group.first == at)
            .map(|_| i)
    }

    /// Whether the token at `at` is a preposition that stands alone.
    pub(super) fn is_preposition(&self, at: usize) -> bool {
        self.cursor(at).any_particle(FREE_PREPOSITIONS).is_some()
            || self.text.is(at, Kinds::of(Kind::Timing))
    }

    /// Whether a clause ends before the token at `at`: a stop, a comma, a dash, a clause word.
    pub(super) fn is_boundary(&self, at: usize) -> bool {
        if self.tokens.contains(&at) {
            self.boundaries().binary_search(&at).is_ok()
        } else {
            self.ends_clause(at)
        }
    }

    /// The boundaries of the sentence. Every outcome word asks for those around it, so that a long sentence of many would
    /// take time by its square if each looked for them token by token.
    fn boundaries(&self) -> &[usize] {
        let found = || {
            let ends = |at: &usize| self.ends_clause(*at);
            self.tokens.clone().filter(ends).collect()
        };
        self.boundaries.get_or_init(found)
    }

    /// Whether the token at `at` is one before which a clause ends.
    fn ends_clause(&self, at: usize) -> bool {
        match self.text.token(at).kind {
            TokenKind::Break => true,
            TokenKind::Mark(mark) => matches!(
                mark,
                '.' | ',' | ';' | ':' | '!' | '?' | '(' | ')' | '[' | ']' | '-'
            ),
            _ => self.cursor(at).any_particle(OPENERS).is_some(),
        }
    }

    /// Where the stretch of words begins that ends before the token at `at`: after the last boundary.
    pub(super) fn stretch_start(&self, at: usize) -> usize {
        let boundaries = self.boundaries();
        let before = boundaries.partition_point(|boundary| *boundary < at);
        let last = before.checked_sub(1).map(|last| boundaries[last] + 1);
        last.unwrap_or(self.tokens.start)
    }

    /// Whether the sentence begins a line.
    pub(super) fn begins_line(&self) -> bool {
        let before = self.tokens.start.checked_sub(1);
        before.is_none_or(|at| self.text.token(at).kind == TokenKind::Break)
    }

    /// The tokens from `at` on as far as the stretch of words reaches: up to the next boundary or outcome word.
    pub(super) fn stretch_after(&self, at: usize) -> impl Iterator<Item = usize> {
        (at..self.tokens.end).take_while(|at| !self.is_boundary(*at) && !self.is_trigger(*at))
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        matches!(self.text.token(at).kind, TokenKind::Mark(_))
    }

    /// The first outcome word that begins at or after `at`.
    pub(super) fn trigger_from(&self, at: usize) -> Option<&Trigger> {
        let i = self
            .triggers
            .partition_point(|trigger| trigger.tokens.start < at);
        self.triggers.get(i)
    }

    /// Whether an outcome word begins with the token at `at`.
    pub(super) fn is_trigger(&self, at: usize) -> bool {
        self.trigger_from(at)
            .is_some_and(|trigger| trigger.tokens.start == at)
    }

    /// The group that begins with the token at `at`.
    pub(super) fn group_at(&self, at: usize) -> Option<&Group> {
        let i = self.groups.partition_point(|group| group.first < at);
        self.groups.get(i).filter(|group| group.first == at)
    }

    /// Whether the token at `at` opens an expression of a day: «يوم أمس».
    pub(super) fn opens_day(&self, at: usize) -> bool {
        let start = self.text.span(at..at + 1).start();
        let dates = self.context.dates;
        let first = dates.partition_point(|date| date.span.start() < start);
        let mut opening = dates[first..]
            .iter()
            .take_while(|date| date.span.start() == start);
        opening.any(|date| matches!(date.kind, DateType::Date | DateType::Time))
    }

    /// The clause of a verb of accusing that charges somebody with what is told at `at`, in the clause itself or in one that
    /// describes the deed: «اتهمت القوات الجيش بارتكاب مجزرة راح ضحيتها 40».
    pub(super) fn accusation(&self, at: usize) -> Option<&'t Clause> {
        let clauses = self.context.parses.clauses(&self.tokens);
        let mut clause = clauses.at(at)?;
        let accuses = |clause: &Clause| {
            let verb = clause.predicate.as_ref();
            verb.is_some_and(|verb| {
                verb.verb.classes.has(VerbClass::Accuses) && verb.tokens.end <= at
            })
        };
        while !accuses(clause) {
            let hangs = matches!(clause.link, Link::Relative | Link::Complement);
            let around = clauses.all().get(clause.parent.filter(|_| hangs)?)?;
            // «دانت الصين التي قتل أحد مراقبيها»: it describes a party, not the deed
            let described = clause.arguments.first().map(|first| &first.nominal);
            let parties = [around.subject(), around.object()];
            if clause.link == Link::Relative && parties.contains(&described) {
                return None;
            }
            clause = around;
        }
        Some(clause)
    }

    /// Whether two tokens stand in one clause, and in none that hangs on it.
    pub(super) fn is_clause_of(&self, one: usize, other: usize) -> bool {
        let clauses = self.context.parses.clauses(&self.tokens);
        let own = clauses.at(one).zip(clauses.at(other));
        own.is_some_and(|(one, other)| std::ptr::eq(one, other))
    }

    /// Whether the token at `end` stands in the clause of the one at `at`, or in one that hangs on it: no verb with و begins
    /// anew between them.
    pub(super) fn clause_reaches(&self, at: usize, end: usize) -> bool {
        let clauses = self.context.parses.clauses(&self.tokens);
        let around = |clause: &&'t Clause| {
            let first = clause.tokens.start;
            let joined = self.text.form(first).starts_with(AND) && is_joined(self.cursor(first));
            match clause.parent {
                Some(parent) if joined => clauses.all().get(parent),
                None if joined || clause.link == Link::Contrast => None,
                _ => clauses
                    .at(first.checked_sub(1)?)
                    .filter(|before| before.tokens.start < first),
            }
        };
        let mut reached = std::iter::successors(clauses.at(end), around);
        let reached = reached.find(|clause| clause.tokens.start <= at);
        reached.is_some_and(|clause| clauses.at(at).is_some_and(|own| std::ptr::eq(own, clause)))
    }

    /// Whether words that stand at `at` are told of a count at `count` as well: they stand in its clause, in one around it, or
    /// in one with an outcome of its own that و joins to it («لقي 65 حتفهم منذ بدء النزاع وأصيب 298»).
    pub(super) fn shares_clause(&self, at: usize, count: usize) -> bool {
        let (first, last) = (at.min(count), at.max(count));
        let clauses = self.context.parses.clauses(&self.tokens);
        let tells = |clause: &Clause| {
            let start = clause.tokens.start;
            let outcome = self.trigger_from(start);
            let joined = self.text.form(start).starts_with(AND);
            // «ما يزيد على 90» is no clause
            let hedges = self
                .text
                .is(start.saturating_sub(1), Kinds::of(Kind::Hedge));
            hedges || joined && outcome.is_some_and(|told| told.tokens.start < clause.tokens.end)
        };
        let own = clauses.all().iter();
        let mut between = own
            .skip_while(|clause| clause.tokens.start <= first)
            .take_while(|clause| clause.tokens.start <= last);
        self.clause_reaches(first, last) || between.all(tells)
    }

    /// Whether a quotation or naming of a date covers the token at `at`.
    pub(super) fn is_date(&self, at: usize) -> bool {
        let span = self.text.span(at..at + 1);
        let dates = self.context.dates;
        let begun = dates.partition_point(|date| date.span.start() <= span.start());
        let mut begun = dates[..begun].iter().rev().take(NESTED);
        begun.any(|date| date.span.contains(span))
    }
}

/// The most dates that stand inside one another.
const NESTED: usize = 8;
