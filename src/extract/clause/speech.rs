//! Words beside those of saying, from `lexicon/data/triggers/speech.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::WordSet;

/// Words folded, by what they are where somebody speaks; `speech.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// Given names that are ordinary words as well.
    pub(crate) given: WordSet,
    /// Labels of questions in an interview.
    pub(crate) question: WordSet,
    /// Labels of answers.
    pub(crate) answer: WordSet,
    /// What shows something and says nothing.
    pub(crate) thing: WordSet,
    /// Lists and rules by which things are done.
    pub(crate) rule: WordSet,
    /// Nouns that tell again whoever was named before.
    pub(crate) epithet: WordSet,
    /// Before a verb: it has not happened.
    pub(crate) conditional: WordSet,
    /// Before ل and whoever has said it already.
    pub(crate) already: WordSet,
    /// Verbs of saying that are spelled like adjectives.
    pub(crate) adjective: WordSet,
    /// What somebody said or wrote, before ل and whose it is.
    pub(crate) utterance: WordSet,
    /// Adverbs after a verb of saying, which are no subject.
    pub(crate) adverb: WordSet,
    /// Styles with a pronoun, for whoever was told of before.
    pub(crate) style: WordSet,
    /// Before the name of somebody who is described.
    pub(crate) called: WordSet,
    /// After those who speak for others.
    pub(crate) speaks_for: WordSet,
    /// With them the writer says who somebody is.
    pub(crate) gloss: WordSet,
    /// What somebody wrote, before من and who sent it.
    pub(crate) letter: WordSet,
    /// Verbal nouns that somebody asks for, denies or fears, which begin no name.
    pub(crate) deed: WordSet,
    /// With which a headline begins that is not its source.
    pub(crate) flash: WordSet,
    /// Where people speak with each other.
    pub(crate) meeting: WordSet,
    /// Verbs of telling that are spelled like those of reaching.
    pub(crate) reaches: WordSet,
    /// Whoever was named last before.
    pub(crate) latter: WordSet,
    /// Before a verb: what shows it, and nobody says it.
    pub(crate) relative: WordSet,
    /// After a noun for somebody: how old they are.
    pub(crate) aged: WordSet,
    /// What is said, asked or refused, which qualifies nobody.
    pub(crate) matter: WordSet,
    /// Between what somebody says and does next.
    pub(crate) then: WordSet,
    /// Those to whom people speak: أهل.
    pub(crate) audience: WordSet,
    /// After كما, what a speaker does besides.
    pub(crate) besides: WordSet,
    /// Before such a verb.
    pub(crate) likewise: WordSet,
    /// What a body that broadcasts is named after.
    pub(crate) broadcast: WordSet,
    /// Before an adjective that does not hold.
    pub(crate) negates: WordSet,
    /// After a decade: somebody's age.
    pub(crate) age: WordSet,
    /// Before على and what a speaker answers.
    pub(crate) answers: WordSet,
    /// Before أن and what a speaker does not tell.
    pub(crate) without: WordSet,
    /// Verbs of telling after it.
    pub(crate) specifies: WordSet,
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(crate) static SPEECH: LazyLock<Words> = LazyLock::new(|| {
    let read: Result<Words, _> =
        toml::from_str(include_str!("../../lexicon/data/triggers/speech.toml"));
    read.unwrap_or_default()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::key;

    #[test]
    fn the_words_can_be_read() {
        for words in [&SPEECH.given, &SPEECH.question, &SPEECH.answer] {
            assert!(!words.is_empty());
        }
        assert!(SPEECH.thing.contains(&key("أرقام")) && SPEECH.rule.contains(&key("قوائم")));
        assert!(SPEECH.epithet.contains(&key("بطلة")));
    }
}
