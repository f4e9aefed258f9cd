//! Who has spoken so far, for verbs that carry their subject over: وأضاف, مؤكدة.

use super::party::AgentPhrase;
use crate::extract::names::Names;
use crate::facts::{ResolvedBy, Speaker};
use crate::lexicon::Agreement;
use crate::text::Text;

/// Somebody who speaks.
#[derive(Debug, Clone)]
pub(crate) struct SpeakerMention {
    /// The words beside the cue; `None` when the verb carries its subject over.
    pub party: Option<AgentPhrase>,
    pub(super) name: Option<String>,
    pub(super) entity: Option<usize>,
    agreement: Agreement,
    resolved_by: ResolvedBy,
}

impl SpeakerMention {
    /// The party named beside a verb of this form.
    #[must_use]
    pub(crate) fn explicit(party: AgentPhrase, verb: Agreement) -> Self {
        let agreement = match (party.agreement, verb) {
            (Agreement::Any | Agreement::Singular, told) => told,
            // «قالت مصادر», and then «وأضافت»: things in the plural are feminine
            (Agreement::Plural, Agreement::Feminine) => Agreement::Feminine,
            (noun, _) => noun,
        };
        Self {
            name: party.name.clone(),
            entity: party.entity,
            agreement,
            resolved_by: ResolvedBy::Carried,
            party: Some(party),
        }
    }

    /// Whether the one who speaks may be of a number and gender.
    #[must_use]
    pub(crate) fn agrees(&self, wanted: Agreement) -> bool {
        agree(self.agreement, wanted)
    }

    /// Whether a party is the one who speaks.
    #[must_use]
    pub(crate) fn is(&self, party: &AgentPhrase) -> bool {
        (self.entity.is_some() && self.entity == party.entity)
            || (self.name.is_some() && self.name == party.name)
    }

    /// A person of the article to whom only the words around point.
    pub(super) fn of_person(name: String, entity: usize, agreement: Agreement) -> Self {
        Self {
            party: None,
            name: Some(name),
            entity: Some(entity),
            agreement,
            resolved_by: ResolvedBy::Context,
        }
    }

    /// Whether the words beside the cue surely name somebody.
    #[must_use]
    pub(crate) fn is_agent(&self) -> bool {
        self.party.as_ref().is_none_or(AgentPhrase::is_agent)
    }

    /// The same where the next verb carries its subject over.
    #[must_use]
    pub(crate) fn carried(&self) -> Self {
        Self {
            party: None,
            ..self.clone()
        }
    }

    /// The same where only the words around tell.
    #[must_use]
    pub(crate) fn by_context(&self) -> Self {
        Self {
            resolved_by: ResolvedBy::Context,
            ..self.carried()
        }
    }

    /// As the speaker of a quotation.
    #[must_use]
    pub(crate) fn speaker(&self, text: &Text<'_>, names: &Names) -> Speaker {
        match &self.party {
            Some(party) => party.speaker(text, names),
            None => Speaker {
                name: self.name.clone(),
                entity: self.entity.map(|entity| names.entities[entity].id.clone()),
                resolved_by: self.name.as_ref().map(|_| self.resolved_by),
                ..Speaker::default()
            },
        }
    }
}

/// Who has spoken so far, in order.
#[derive(Debug, Default)]
pub(crate) struct SpeakerHistory {
    pub(super) voices: Vec<SpeakerMention>,
}

/// How many voices back a carried subject is looked for.
const MEMORY: usize = 6;

impl SpeakerHistory {
    /// Somebody acts or speaks.
    pub(crate) fn record_speaker(&mut self, voice: Option<SpeakerMention>) {
        self.voices.extend(voice);
    }

    /// Somebody has spoken of whom only the clause of whoever was heard last tells: the latter goes on.
    pub(crate) fn heard_of(&mut self, voice: Option<SpeakerMention>) {
        let last = self.voices.len().saturating_sub(1);
        self.voices.splice(last..last, voice);
    }

    /// Whether the last voice, whoever it is, cannot be told of in a number and gender.
    #[must_use]
    pub(crate) fn is_other(&self, agreement: Agreement) -> bool {
        let last = self.voices.last();
        last.is_some_and(|voice| !agree(voice.agreement, agreement))
    }

    /// The last voice that agrees with a verb or participle.
    #[must_use]
    pub(crate) fn last(&self, agreement: Agreement) -> Option<&SpeakerMention> {
        self.voices
            .iter()
            .rev()
            .take(MEMORY)
            .find(|voice| agree(voice.agreement, agreement))
    }
}

fn agree(noun: Agreement, verb: Agreement) -> bool {
    let many = |a| matches!(a, Agreement::Plural | Agreement::Dual);
    noun == verb || noun == Agreement::Any || verb == Agreement::Any || (many(noun) && many(verb))
}
