//! Why each fact was found: the rule that fired, in words, and the article's words that it read.

use serde::Serialize;

use super::super::labels::Labels;
use super::page::Page;
use crate::article::Published;
use crate::facts::{
    Basis, Calendar, Casualty, Cell, Confidence, CueStance, Entity, Event, Mention, Polarity,
    Quote, Status, TimeExpression,
};

/// What explains the facts of one article.
pub(super) struct Explain<'a> {
    pub(super) labels: &'a Labels,
    pub(super) published: Published,
    /// The times of the article, of which one tells when an event was.
    pub(super) dates: &'a [TimeExpression],
}

impl Explain<'_> {
    /// The words for a value that is a rule, or which rules turn on.
    fn rule_words(&self, value: &impl Serialize) -> &str {
        match Cell::enum_word(value) {
            Cell::Text(word) => self.labels.rule_label(&word),
            _ => "",
        }
    }

    /// A line beneath a fact: a rule, then the words that it read.
    fn explain_rule(&self, page: &mut Page, rule: &str, words: Option<&str>) {
        let line = page
            .begin_line(6)
            .faint_field(12, self.labels.rule_label("rule"))
            .faint_field(0, rule);
        match words {
            Some(words) => line.end_with_quotes(&[words]),
            None => line.end_line(),
        }
    }

    fn explain_confidence(&self, page: &mut Page, confidence: Option<Confidence>) {
        if let Some(confidence) = confidence {
            let rule = format!("{} {confidence}", self.labels.rule_label("confidence"));
            self.explain_rule(page, &rule, None);
        }
    }

    pub(super) fn explain_entity(&self, page: &mut Page, entity: &Entity) {
        let known = if entity.known { "known" } else { "found" };
        self.explain_rule(page, self.labels.rule_label(known), None);
        let mut told: Vec<(String, &str, u32)> = Vec::new();
        for mention in &entity.mentions {
            let (rule, words) = (self.naming_rules(mention), mention.text.as_str());
            match told.iter_mut().find(|(r, w, _)| *r == rule && *w == words) {
                Some((.., count)) => *count += 1,
                None => told.push((rule, words, 1)),
            }
        }
        for (rule, words, count) in told {
            self.explain_rule(page, &format!("{count} {rule}"), Some(words));
        }
        self.explain_confidence(page, entity.confidence);
    }

    fn naming_rules(&self, mention: &Mention) -> String {
        let kind = self.rule_words(&mention.kind);
        if mention.metonym {
            format!("{kind}, {}", self.labels.rule_label("metonym"))
        } else {
            kind.to_owned()
        }
    }

    pub(super) fn explain_date(&self, page: &mut Page, date: &TimeExpression) {
        let mut rule = self.rule_words(&date.basis).to_owned();
        if date.calendar == Calendar::Islamic {
            rule = format!("{rule}, {}", self.rule_words(&date.calendar));
        }
        self.explain_rule(page, &rule, None);
        if date.basis != Basis::Absolute {
            self.explain_rule(page, &self.publication_day(), None);
        }
        self.explain_confidence(page, date.confidence);
    }

    /// The day of publication, and who tells it.
    fn publication_day(&self) -> String {
        let told = self.rule_words(&self.published.basis);
        match self.published.date {
            Some(day) => format!("{} {day}, {told}", self.labels.rule_label("published")),
            None => told.to_owned(),
        }
    }

    pub(super) fn explain_casualty(&self, page: &mut Page, casualty: &Casualty) {
        let why = |key: &str| self.labels.rule_label(key);
        let count = &casualty.count;
        self.explain_rule(page, self.rule_words(&count.modifier), Some(&count.text));
        if let Some(victims) = &casualty.victims.text {
            let rule = format!(
                "{} {}",
                why("counted"),
                self.labels.victim_label(casualty.victims.kind)
            );
            self.explain_rule(page, &rule, Some(victims));
        }
        match &casualty.claimed_by {
            Some(party) => self.explain_rule(page, why("claimant"), Some(&party.text)),
            None if casualty.status == Status::Denied => {}
            None => self.explain_rule(page, why("unclaimed"), None),
        }
        if let Some(place) = &casualty.place
            && let Cell::Text(basis) = Cell::enum_word(&place.basis)
        {
            self.explain_rule(
                page,
                why(&format!("placed_{basis}")),
                Some(&place.party.text),
            );
        }
        if let Some(agent) = &casualty.agent {
            self.explain_rule(page, why("agent"), Some(&agent.text));
        }
        if let Some(date) = &casualty.date {
            self.explain_rule(page, why("timed"), Some(&date.text));
        }
        self.explain_confidence(page, casualty.confidence);
    }

    pub(super) fn explain_event(&self, page: &mut Page, event: &Event) {
        let why = |key: &str| self.labels.rule_label(key);
        self.explain_rule(page, why("trigger"), Some(&event.trigger.text));
        let parties = [
            ("place", event.place()),
            ("agent", event.agent.as_ref()),
            ("target", event.target.as_ref()),
            ("claimant", event.claimed_by.as_ref()),
        ];
        for (rule, party) in parties {
            if let Some(party) = party {
                self.explain_rule(page, why(rule), Some(&party.text));
            }
        }
        let (start, at) = (event.day_range().0, event.trigger.span.start());
        // the nearest time that begins on its first day
        let dates = self.dates.iter();
        let told = dates.filter(|date| start.is_some() && date.start == start);
        if let Some(date) = told.min_by_key(|date| date.span.start().abs_diff(at)) {
            self.explain_rule(page, why("timed"), Some(&date.text));
        }
        for mention in &event.mentions {
            self.explain_rule(page, why("mention"), Some(&mention.text));
        }
        self.explain_confidence(page, event.confidence);
    }

    pub(super) fn explain_quote(&self, page: &mut Page, quote: &Quote) {
        self.explain_rule(page, self.rule_words(&quote.kind), None);
        let stance = match quote.cue.stance {
            CueStance::Neutral => "",
            stance => self.labels.stance_label(stance),
        };
        let polarity = match quote.cue.polarity {
            Polarity::Asserted => "",
            polarity => self.labels.polarity_label(polarity),
        };
        let cue = format!("{} {polarity} {stance}", self.labels.rule_label("cue"));
        let cue = cue.split_whitespace().collect::<Vec<_>>().join(" ");
        self.explain_rule(page, cue.trim_end(), Some(&quote.cue.text));
        let told = match Cell::enum_word(&quote.speaker.resolved_by) {
            Cell::Text(word) => format!("speaker_{word}"),
            _ => "speaker_unknown".to_owned(),
        };
        let words = quote.speaker.text.as_deref();
        self.explain_rule(page, self.labels.rule_label(&told), words);
        self.explain_confidence(page, quote.confidence);
    }
}
