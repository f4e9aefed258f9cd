//! What lies around an event in its sentence: its clause up to the next marks, what hangs on it, names and quotations.

use std::ops::Range;

use super::sentence::Sentence;
use crate::extract::clause::frames::{EventTrigger, WORDS};
use crate::extract::clause::{Clause, Link, VerbClass};
use crate::extract::names::NameSpan;
use crate::facts::{EntityType, EventType, Party, Quote};
use crate::grammar::Cursor;
use crate::span::Span;
use crate::spelling::{ACCUSATIVE, AND, ARTICLE, FEMININE};
use crate::text::Text;

/// How far around an event a place or a day is looked for, in tokens.
pub(super) const AROUND: usize = 40;
/// How many quotations back one may still be open.
const NESTED: usize = 16;

impl<'a> Sentence<'a> {
    /// The tokens around an event up to the next marks.
    pub(super) fn clause(&self, told: &EventTrigger) -> Range<usize> {
        let ends = |at: &usize| {
            [',', ':', ';', '.']
                .iter()
                .any(|mark| self.text.token(*at).is_mark(*mark))
        };
        let first = self
            .tokens
            .start
            .max(told.tokens.start.saturating_sub(AROUND));
        let last = self.tokens.end.min(told.tokens.end + AROUND);
        let start = (first..told.tokens.start)
            .rev()
            .find(ends)
            .map_or(first, |at| at + 1);
        let end = (told.tokens.end..last).find(ends).unwrap_or(last);
        // «غارات، نفذتها مقاتلات التحالف على مدينة حيس»
        let mut described = self.clauses.relative(told.tokens.start);
        let described = described.find(|clause| clause.tokens.start == end + 1);
        let further = described.map(|clause| clause.tokens.end);
        // «غارات للتحالف، ومعارك بمحافظة الحديدة»
        let joined = || {
            let next = self.nouns.binary_search(&(end + 1)).is_ok();
            let and = next && self.text.form(end + 1).starts_with(AND);
            (and && self.nouns.binary_search(&told.tokens.start).is_ok()).then_some(last)
        };
        let further = further.or_else(joined);
        start..further.map_or(end, |far| {
            (end + 1..last.min(far)).find(ends).unwrap_or(last.min(far))
        })
    }

    /// Whether a name of a place is a common noun: «قصفت بيتا», «قذيفة هاون».
    pub(super) fn is_common(&self, naming: &NameSpan) -> bool {
        if naming.tokens.len() > 1 {
            return false;
        }
        let form = self.text.form(naming.tokens.start);
        let beside = &WORDS.beside;
        let bare = form.strip_suffix(ACCUSATIVE);
        bare.is_some_and(|bare| beside.structure.contains(bare))
            || beside.artillery.contains(form)
            || beside.charge.contains(form)
    }

    /// Whether a token stands in a clause that hangs on that of the event and tells something else: «مدانين أدينوا بقتل رجل
    /// في سنندج».
    pub(super) fn is_elsewhere(&self, at: usize, told: &EventTrigger) -> bool {
        let (Some(own), Some(other)) = (self.clauses.at(told.tokens.start), self.clauses.at(at))
        else {
            return false;
        };
        let hangs = matches!(
            other.link,
            Link::Relative | Link::Circumstance | Link::Complement
        );
        let described = self
            .descriptions(told)
            .any(|clause| clause.tokens == other.tokens || holds_words(clause, other))
            || self.strikes(other, told);
        own.tokens != other.tokens
            && own.tokens.start < other.tokens.start
            && other.tokens.end <= own.tokens.end
            && hangs
            && other.predicate.is_some()
            && !described
    }

    /// The relative clauses that describe an event, after an adjective too: «الهدنة الجديدة التي».
    pub(super) fn descriptions(&self, told: &EventTrigger) -> impl Iterator<Item = &Clause> {
        let after = told.tokens.end.max(told.rest.end);
        // «الهدنة الجديدة التي», «عملية عسكرية سريعة شنتها»
        let adjective = after < self.tokens.end && self.text.matches(after).is_empty() && {
            let form = self.text.form(after);
            form.starts_with(ARTICLE) || !told.definite && form.ends_with(FEMININE)
        };
        let heads = [Some(told.tokens.start), adjective.then_some(after)];
        let heads = heads.into_iter().flatten();
        heads.flat_map(|head| self.clauses.relative(head))
    }

    /// Whether a relative clause tells what the event right before it struck, whoever did it between them: «القصف المدفعي
    /// للدعم السريع والذي طال أمس السوق».
    fn strikes(&self, clause: &Clause, told: &EventTrigger) -> bool {
        let before = self.nouns.partition_point(|at| *at < clause.tokens.start);
        let nearest = before.checked_sub(1).map(|last| self.nouns[last]);
        let verb = clause.predicate.as_ref().map(|predicate| predicate.verb);
        clause.link == Link::Relative
            && nearest == Some(told.tokens.start)
            && verb.is_some_and(|verb| verb.classes.has(VerbClass::Strikes))
    }

    /// The place that a verb hits, as its object: «قصفت المقاومة تل أبيب», «استعادت القوات الحويجة».
    pub(super) fn object(
        &self,
        told: &EventTrigger,
        clause: &Range<usize>,
    ) -> Option<&'a NameSpan> {
        use EventType::{Airstrike, Attack, Shelling, Siege, TerritoryTaken};
        const OBJECT: usize = 6;
        let hits = matches!(
            told.kind,
            Airstrike | Attack | Shelling | Siege | TerritoryTaken
        );
        let names = self.context.names;
        let near = told.tokens.end..clause.end.min(told.tokens.end + OBJECT);
        let mut places = names.within(near).iter();
        let place = places.find(|naming| {
            let metonym = self.context.names.is_metonym(naming);
            let first = naming.tokens.start > told.tokens.end;
            names.is(naming, EntityType::Location) && first && !metonym && !self.is_common(naming)
        });
        place.filter(|_| told.is_verb() && hits)
    }

    pub(super) fn named(&self, naming: &NameSpan) -> Party {
        let entity = &self.context.names.entities[naming.entity];
        Party {
            text: self.text.slice(naming.span).to_owned(),
            name: entity.name.clone(),
            entity: Some(entity.id.clone()),
        }
    }

    pub(super) fn cursor(&self, at: usize) -> Cursor<'a> {
        let text: &'a Text<'a> = self.text;
        Cursor::new(text, self.tokens.clone()).to(at)
    }

    /// The quotations that hold a place, the innermost first.
    pub(super) fn quotes_around(&self, at: u32) -> impl Iterator<Item = &'a Quote> + use<'a> {
        let quotes = self.context.quotes;
        let before = quotes.partition_point(|quote| quote.span.start() <= at);
        let last = quotes[..before].iter().rev().take(NESTED);
        last.filter(move |quote| at < quote.span.end())
    }

    /// Who speaks where the token stands, when that is a name.
    pub(super) fn speaker(&self, at: usize) -> Option<Party> {
        let speaker = self.claimed_by(self.text.span(at..at + 1))?;
        speaker.entity.is_some().then_some(speaker)
    }

    /// Who is quoted with the words that tell it.
    pub(super) fn claimed_by(&self, span: Span) -> Option<Party> {
        let quote = self.quotes_around(span.start()).next()?;
        let speaker = &quote.speaker;
        let name = speaker.name.clone()?;
        let entities = &self.context.names.entities;
        let entity = entities
            .iter()
            .find(|entity| Some(&entity.id) == speaker.entity.as_ref());
        let named = || {
            entity
                .and_then(|entity| entity.mentions.first())
                .map(|mention| mention.text.clone())
        };
        let text = speaker.text.clone().or_else(named)?;
        Some(Party {
            text,
            name,
            entity: speaker.entity.clone(),
        })
    }
}

/// Whether what somebody says of an event stands in the clause that describes it: «قصف قالت إنه أوقع جرحى في البلدة».
fn holds_words(around: &Clause, inner: &Clause) -> bool {
    let (around, words) = (&around.tokens, &inner.tokens);
    let inside = around.start <= words.start && words.end <= around.end;
    inside && inner.link == Link::Complement
}
