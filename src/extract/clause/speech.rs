//! Words beside those of saying, from `lexicon/data/triggers/speech.toml`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::spelling::key;

/// Words folded, by what they are where somebody speaks; `speech.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// Given names that are ordinary words as well.
    pub(crate) given: BTreeSet<String>,
    /// Labels of questions in an interview.
    pub(crate) question: BTreeSet<String>,
    /// Labels of answers.
    pub(crate) answer: BTreeSet<String>,
    /// What shows something and says nothing.
    pub(crate) thing: BTreeSet<String>,
    /// Lists and rules by which things are done.
    pub(crate) rule: BTreeSet<String>,
    /// Nouns that tell again whoever was named before.
    pub(crate) epithet: BTreeSet<String>,
    /// Before a verb: it has not happened.
    pub(crate) conditional: BTreeSet<String>,
    /// Before ل and whoever has said it already.
    pub(crate) already: BTreeSet<String>,
    /// Verbs of saying that are spelled like adjectives.
    pub(crate) adjective: BTreeSet<String>,
    /// What somebody said or wrote, before ل and whose it is.
    pub(crate) utterance: BTreeSet<String>,
    /// Adverbs after a verb of saying, which are no subject.
    pub(crate) adverb: BTreeSet<String>,
    /// Styles with a pronoun, for whoever was told of before.
    pub(crate) style: BTreeSet<String>,
    /// Before the name of somebody who is described.
    pub(crate) called: BTreeSet<String>,
    /// After those who speak for others.
    pub(crate) speaks_for: BTreeSet<String>,
    /// With them the writer says who somebody is.
    pub(crate) gloss: BTreeSet<String>,
    /// What somebody wrote, before من and who sent it.
    pub(crate) letter: BTreeSet<String>,
    /// Verbal nouns that somebody asks for, denies or fears, which begin no name.
    pub(crate) deed: BTreeSet<String>,
    /// With which a headline begins that is not its source.
    pub(crate) flash: BTreeSet<String>,
    /// Where people speak with each other.
    pub(crate) meeting: BTreeSet<String>,
    /// Verbs of telling that are spelled like those of reaching.
    pub(crate) reaches: BTreeSet<String>,
    /// Whoever was named last before.
    pub(crate) latter: BTreeSet<String>,
    /// Before a verb: what shows it, and nobody says it.
    pub(crate) relative: BTreeSet<String>,
    /// After a noun for somebody: how old they are.
    pub(crate) aged: BTreeSet<String>,
    /// After كما, what a speaker does besides.
    pub(crate) besides: BTreeSet<String>,
    /// Before such a verb.
    pub(crate) likewise: BTreeSet<String>,
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(crate) static SPEECH: LazyLock<Words> = LazyLock::new(|| {
    let read: Result<Words, _> =
        toml::from_str(include_str!("../../lexicon/data/triggers/speech.toml"));
    let words = read.unwrap_or_default();
    let fold = |words: BTreeSet<String>| words.iter().map(|word| key(word)).collect();
    Words {
        given: fold(words.given),
        question: fold(words.question),
        answer: fold(words.answer),
        thing: fold(words.thing),
        rule: fold(words.rule),
        epithet: fold(words.epithet),
        conditional: fold(words.conditional),
        already: fold(words.already),
        adjective: fold(words.adjective),
        utterance: fold(words.utterance),
        adverb: fold(words.adverb),
        style: fold(words.style),
        called: fold(words.called),
        speaks_for: fold(words.speaks_for),
        gloss: fold(words.gloss),
        letter: fold(words.letter),
        deed: fold(words.deed),
        flash: fold(words.flash),
        meeting: fold(words.meeting),
        reaches: fold(words.reaches),
        latter: fold(words.latter),
        relative: fold(words.relative),
        aged: fold(words.aged),
        besides: fold(words.besides),
        likewise: fold(words.likewise),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_can_be_read() {
        for words in [&SPEECH.given, &SPEECH.question, &SPEECH.answer] {
            assert!(!words.is_empty());
        }
        assert!(SPEECH.thing.contains(&key("أرقام")) && SPEECH.rule.contains(&key("قوائم")));
        assert!(SPEECH.epithet.contains(&key("بطلة")));
    }
}
