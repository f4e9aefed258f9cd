//! Words beside those of saying, from `lexicon/data/triggers/speech.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::{BOOK, WordList};

/// Words folded, by what they are where somebody speaks; `speech.toml` says what each is.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    /// Given names that are ordinary words as well.
    pub(crate) given: WordList,
    /// Labels of questions in an interview.
    pub(crate) question: WordList,
    /// Labels of answers.
    pub(crate) answer: WordList,
    /// What shows something and says nothing.
    pub(crate) thing: WordList,
    /// Lists and rules by which things are done.
    pub(crate) rule: WordList,
    /// Nouns that tell again whoever was named before.
    pub(crate) epithet: WordList,
    /// Before a verb: it has not happened.
    pub(crate) conditional: WordList,
    /// Before ل and whoever has said it already.
    pub(crate) already: WordList,
    /// Verbs of saying that are spelled like adjectives.
    pub(crate) adjective: WordList,
    /// What somebody said or wrote, before ل and whose it is.
    pub(crate) utterance: WordList,
    /// Adverbs after a verb of saying, which are no subject.
    pub(crate) adverb: WordList,
    /// Styles with a pronoun, for whoever was told of before.
    pub(crate) style: WordList,
    /// Before the name of somebody who is described.
    pub(crate) called: WordList,
    /// After those who speak for others.
    pub(crate) speaks_for: WordList,
    /// With them the writer says who somebody is.
    pub(crate) gloss: WordList,
    /// What somebody wrote, before من and who sent it.
    pub(crate) letter: WordList,
    /// Verbal nouns that somebody asks for, denies or fears, which begin no name.
    pub(crate) deed: WordList,
    /// With which a headline begins that is not its source.
    pub(crate) flash: WordList,
    /// Where people speak with each other.
    pub(crate) meeting: WordList,
    /// Verbs of telling that are spelled like those of reaching.
    pub(crate) reaches: WordList,
    /// Whoever was named last before.
    pub(crate) latter: WordList,
    /// Before a verb: what shows it, and nobody says it.
    pub(crate) relative: WordList,
    /// After a noun for somebody: how old they are.
    pub(crate) aged: WordList,
    /// What is said, asked or refused, which qualifies nobody.
    pub(crate) matter: WordList,
    /// Between what somebody says and does next.
    pub(crate) then: WordList,
    /// Those to whom people speak: أهل.
    pub(crate) audience: WordList,
    /// After كما, what a speaker does besides.
    pub(crate) besides: WordList,
    /// Before such a verb.
    pub(crate) likewise: WordList,
    /// What a body that broadcasts is named after.
    pub(crate) broadcast: WordList,
    /// Before an adjective that does not hold.
    pub(crate) negates: WordList,
    /// After a decade: somebody's age.
    pub(crate) age: WordList,
    /// Before على and what a speaker answers.
    pub(crate) answers: WordList,
    /// Before أن and what a speaker does not tell.
    pub(crate) without: WordList,
    /// Verbs of telling after it.
    pub(crate) specifies: WordList,
    /// Countries that are masculine.
    pub(crate) masculine: WordList,
    /// Before أن, what may hold.
    pub(crate) holds: WordList,
    /// Before that, what denies it.
    pub(crate) untrue: WordList,
    /// Before a verb with its pronoun, what somebody says of what it tells.
    pub(crate) object: WordList,
    /// Before الذي: all that was told before.
    pub(crate) retold: WordList,
    /// People who work for no outlet.
    pub(crate) onlooker: WordList,
    /// Verbs and participles of writing on something.
    pub(crate) writing: WordList,
    /// What words are written on, where nobody tells whose they are.
    pub(crate) surface: WordList,
    /// Adjectives of people with no ending of the plural.
    pub(crate) broken_plural: WordList,
    /// Nouns for bodies and things that qualify others as well.
    pub(crate) qualifying: WordList,
    /// Outlets that are called by an ordinary word.
    pub(crate) outlet: WordList,
    /// Adjectives that name nobody by themselves.
    pub(crate) qualifier: WordList,
    /// Buildings and rooms that somebody owns.
    pub(crate) premises: WordList,
    /// After في and before إلى: what the writer takes a speaker to mean.
    pub(crate) hint: WordList,
    /// What denies a verb.
    pub(crate) not: WordList,
    /// After it, verbs of commenting on something.
    pub(crate) comments: WordList,
    /// After it, verbs of issuing or getting an answer.
    pub(crate) issues: WordList,
    /// Verbs of refusing one.
    pub(crate) refuses: WordList,
    /// An answer, a check, a claim of responsibility, which nobody has given.
    pub(crate) answer_to: WordList,
}

/// The words that come with the tool; a test sees to it that they can be read.
pub(crate) static SPEECH: LazyLock<Words> =
    LazyLock::new(|| BOOK.lists("speech").unwrap_or_default());

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::key;

    #[test]
    fn the_words_can_be_read() {
        BOOK.lists::<Words>("speech").unwrap();
        assert!(SPEECH.thing.contains(&key("أرقام")) && SPEECH.rule.contains(&key("قوائم")));
        assert!(SPEECH.epithet.contains(&key("بطلة")));
    }
}
