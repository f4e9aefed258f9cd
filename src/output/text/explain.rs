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
}

impl Explain<'_> {
    /// The words for a value that is a rule, or which rules turn on.
    fn rule(&self, value: &impl Serialize) -> &str {
        match Cell::enum_word(value) {
            Cell::Text(word) => self.labels.why(&word),
            _ => "",
        }
    }

    /// A line beneath a fact: a rule, then the words that it read.
    fn because(&self, page: &mut Page, rule: &str, words: Option<&str>) {
        let line = page
            .line(6)
            .faint(12, self.labels.why("rule"))
            .faint(0, rule);
        match words {
            Some(words) => line.said(&[words]),
            None => line.end(),
        }
    }

    fn trusted(&self, page: &mut Page, confidence: Option<Confidence>) {
        if let Some(confidence) = confidence {
            let rule = format!("{} {confidence}", self.labels.why("confidence"));
            self.because(page, &rule, None);
        }
    }

    pub(super) fn entity(&self, page: &mut Page, entity: &Entity) {
        let known = if entity.known { "known" } else { "found" };
        self.because(page, self.labels.why(known), None);
        let mut told: Vec<(String, &str, u32)> = Vec::new();
        for mention in &entity.mentions {
            let (rule, words) = (self.naming(mention), mention.text.as_str());
            match told.iter_mut().find(|(r, w, _)| *r == rule && *w == words) {
                Some((.., count)) => *count += 1,
                None => told.push((rule, words, 1)),
            }
        }
        for (rule, words, count) in told {
            self.because(page, &format!("{count} {rule}"), Some(words));
        }
        self.trusted(page, entity.confidence);
    }

    fn naming(&self, mention: &Mention) -> String {
        let kind = self.rule(&mention.kind);
        if mention.metonym {
            format!("{kind}, {}", self.labels.why("metonym"))
        } else {
            kind.to_owned()
        }
    }

    pub(super) fn date(&self, page: &mut Page, date: &TimeExpression) {
        let mut rule = self.rule(&date.basis).to_owned();
        if date.calendar == Calendar::Islamic {
            rule = format!("{rule}, {}", self.rule(&date.calendar));
        }
        self.because(page, &rule, None);
        if date.basis != Basis::Absolute {
            self.because(page, &self.publication(), None);
        }
        self.trusted(page, date.confidence);
    }

    /// The day of publication, and who tells it.
    fn publication(&self) -> String {
        let told = self.rule(&self.published.basis);
        match self.published.date {
            Some(day) => format!("{} {day}, {told}", self.labels.why("published")),
            None => told.to_owned(),
        }
    }

    pub(super) fn casualty(&self, page: &mut Page, casualty: &Casualty) {
        let why = |key: &str| self.labels.why(key);
        let count = &casualty.count;
        self.because(page, self.rule(&count.modifier), Some(&count.text));
        if let Some(victims) = &casualty.victims.text {
            let rule = format!(
                "{} {}",
                why("counted"),
                self.labels.victims(casualty.victims.kind)
            );
            self.because(page, &rule, Some(victims));
        }
        match &casualty.claimed_by {
            Some(party) => self.because(page, why("claimant"), Some(&party.text)),
            None if casualty.status == Status::Denied => {}
            None => self.because(page, why("unclaimed"), None),
        }
        if let Some(place) = &casualty.place
            && let Cell::Text(basis) = Cell::enum_word(&place.basis)
        {
            self.because(
                page,
                why(&format!("placed_{basis}")),
                Some(&place.party.text),
            );
        }
        if let Some(agent) = &casualty.agent {
            self.because(page, why("agent"), Some(&agent.text));
        }
        if let Some(date) = &casualty.date {
            self.because(page, why("timed"), Some(&date.text));
        }
        self.trusted(page, casualty.confidence);
    }

    pub(super) fn event(&self, page: &mut Page, event: &Event) {
        let why = |key: &str| self.labels.why(key);
        self.because(page, why("trigger"), Some(&event.trigger.text));
        let parties = [
            ("place", event.place()),
            ("agent", event.agent.as_ref()),
            ("target", event.target.as_ref()),
            ("claimant", event.claimed_by.as_ref()),
        ];
        for (rule, party) in parties {
            if let Some(party) = party {
                self.because(page, why(rule), Some(&party.text));
            }
        }
        for mention in &event.mentions {
            self.because(page, why("mention"), Some(&mention.text));
        }
        self.trusted(page, event.confidence);
    }

    pub(super) fn quote(&self, page: &mut Page, quote: &Quote) {
        self.because(page, self.rule(&quote.kind), None);
        let stance = match quote.cue.stance {
            CueStance::Neutral => "",
            stance => self.labels.stance(stance),
        };
        let polarity = match quote.cue.polarity {
            Polarity::Asserted => "",
            polarity => self.labels.polarity(polarity),
        };
        let cue = format!("{} {polarity} {stance}", self.labels.why("cue"));
        let cue = cue.split_whitespace().collect::<Vec<_>>().join(" ");
        self.because(page, cue.trim_end(), Some(&quote.cue.text));
        let told = match Cell::enum_word(&quote.speaker.resolved_by) {
            Cell::Text(word) => format!("speaker_{word}"),
            _ => "speaker_unknown".to_owned(),
        };
        let words = quote.speaker.text.as_deref();
        self.because(page, self.labels.why(&told), words);
        self.trusted(page, quote.confidence);
    }
}
