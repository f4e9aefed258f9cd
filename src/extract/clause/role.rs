//! What noun phrases are to the verb of their clause: told by order, by the endings of cases and by what the verb holds.

use super::nominal::{Case, Nominal};
use super::preposition::Preposition;
use super::verb::Verb;

/// What a noun phrase is to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Its subject.
    Subject,
    /// Its object, or a second one.
    Object,
    /// What follows a preposition.
    Complement(Preposition),
}

/// A noun phrase in its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Argument {
    /// What it is to the verb.
    pub role: Role,
    /// Its words, without the preposition.
    pub nominal: Nominal,
    /// Whether و joins it to the phrase before.
    pub conjunct: bool,
}

/// A noun phrase before its role is known.
#[derive(Debug, Clone)]
pub(super) struct Bare {
    pub(super) clause: usize,
    pub(super) preposition: Option<Preposition>,
    pub(super) nominal: Nominal,
    pub(super) conjunct: bool,
}

impl Bare {
    /// The noun phrase in `role`, unless its preposition tells another.
    pub(super) fn argument(&self, role: Role) -> Argument {
        Argument {
            role: self.preposition.map_or(role, Role::Complement),
            nominal: self.nominal.clone(),
            conjunct: self.conjunct,
        }
    }

    pub(super) fn is_free(&self) -> bool {
        self.preposition.is_none() && !self.conjunct
    }
}

/// What is known of a clause before its noun phrases have roles.
pub(super) struct Roles {
    /// Its verb.
    pub(super) verb: Verb,
    /// Where that stands.
    pub(super) at: usize,
    /// Whether it describes a noun before it.
    pub(super) antecedent: bool,
    /// Whether it can go on with the subject of the clause before.
    pub(super) inherited: bool,
    /// Whether «أما» puts whoever acts before the verb: «أما السعودية فرفضته».
    pub(super) fronted: bool,
    /// Whether the verb tells what somebody did to another, and its subject is the pronoun right before it: «أعلن أنه اغتال
    /// فلانا».
    pub(super) pronoun: bool,
    /// Whether all that stands before the verb is a dateline: «أنقرة - اعتقلت الشرطة».
    pub(super) dateline: bool,
}

impl Roles {
    /// The noun phrases of the clause in their roles; `acts` tells who can be a subject.
    pub(super) fn of(&self, bare: &[Bare], acts: impl Fn(&Nominal) -> bool) -> Vec<Argument> {
        let begins_after = |bare: &&Bare| bare.nominal.tokens.start > self.at;
        let free = || bare.iter().filter(|bare| bare.is_free());
        let before = |bare: &&Bare| !begins_after(bare);
        let topic = if self.fronted {
            free().find(before)
        } else {
            self.topic(bare, &acts)
        };
        let topic = topic.filter(|_| !self.antecedent && !self.dateline);
        let other = free().any(|bare| begins_after(&bare));
        let fronted = self.fronted && topic.is_some_and(|topic| !other || acts(&topic.nominal));
        let topic = topic.map(|topic| topic.nominal.tokens.start);
        let alone = free().filter(begins_after).count() == 1;
        let mut has_subject = !self.verb.has_object && (self.antecedent || topic.is_some());
        let mut arguments: Vec<Argument> = Vec::new();
        for bare in bare {
            let first = bare.nominal.tokens.start;
            let last = arguments.last().map(|last| last.role);
            let role = match (bare.preposition, last) {
                (Some(preposition), _) => Role::Complement(preposition),
                (None, Some(last)) if bare.conjunct => last,
                // «الهجوم تبنته الحركة»: the topic comes again as a pronoun
                _ if topic == Some(first) && self.verb.has_object && !fronted => Role::Object,
                _ if topic == Some(first) => Role::Subject,
                _ if first < self.at => continue,
                _ if has_subject || self.is_object(&bare.nominal, alone, &acts) => Role::Object,
                _ => Role::Subject,
            };
            has_subject |= role == Role::Subject;
            arguments.push(bare.argument(role));
        }
        arguments
    }

    /// The noun phrase right before the verb, with the ones that it says more of: «وكان حكمت حاجييف نائب الرئيس ذكر».
    fn topic<'b>(&self, bare: &'b [Bare], acts: impl Fn(&Nominal) -> bool) -> Option<&'b Bare> {
        let free = bare.iter().filter(|bare| bare.is_free());
        let mut before = free
            .rev()
            .skip_while(|bare| bare.nominal.tokens.start > self.at);
        let mut topic = before.next()?;
        for other in before {
            let adjacent = other.nominal.tokens.end == topic.nominal.tokens.start;
            if !adjacent || !acts(&other.nominal) {
                break;
            }
            topic = other;
        }
        Some(topic)
    }

    /// Whether the first noun phrase after a verb is its object all the same.
    fn is_object(&self, nominal: &Nominal, alone: bool, acts: impl Fn(&Nominal) -> bool) -> bool {
        if self.verb.has_object {
            return nominal.case == Case::Oblique;
        }
        let goes_on =
            || alone && self.inherited && nominal.case != Case::Nominative && !acts(nominal);
        let other = self.pronoun && alone && nominal.case != Case::Nominative;
        self.verb.has_subject || nominal.case == Case::Oblique || other || goes_on()
    }
}
