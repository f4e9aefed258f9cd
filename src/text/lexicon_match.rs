//! Looking the words of a text up in the lexicon, with and without their clitics.

use std::ops::Range;

use super::token::{Token, TokenKind};
use crate::lexicon::{
    Kind, Kinds, Lexicon, Meaning, NOUNS, Node, Particle, Particles, QUIET, Sense, WordId,
};
use crate::spelling::{AND, ARTICLE, CONJUNCTIONS, Lead, THEY, clitic_leads};

/// A phrase of the lexicon in the text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct LexiconMatch {
    first: u32,
    last: u32,
    /// Folded bytes of clitics before the phrase.
    pub lead: u8,
    /// Folded bytes of an ending after it: a pronoun or the accusative ا.
    pub tail: u8,
    /// Whether an ال was taken off.
    pub definite: bool,
    /// Kinds of its senses.
    pub kinds: Kinds,
    /// Which words of the grammar it is.
    pub particles: Particles,
    pub(super) node: Node,
}

impl LexiconMatch {
    /// The tokens that the phrase covers.
    #[must_use]
    pub(crate) fn tokens(&self) -> Range<usize> {
        self.first as usize..self.last as usize
    }

    /// Folded bytes of conjunctions and prepositions before the phrase, its ال left on.
    #[must_use]
    pub(crate) fn clitics(&self) -> usize {
        let article = if self.definite { ARTICLE.len() } else { 0 };
        usize::from(self.lead).saturating_sub(article)
    }

    /// Whether only rules for the names of places and units know the phrase.
    fn is_quiet(&self) -> bool {
        self.kinds.without(QUIET).is_empty()
    }
}

/// A way to read one word.
#[derive(Debug, Clone, Copy)]
struct Reading {
    node: Node,
    lead: u8,
    tail: u8,
    definite: bool,
    /// Kinds that the clitics leave possible.
    allowed: Kinds,
    /// The same for a phrase of several words.
    phrases: Kinds,
}

/// The ending of the accusative.
pub(super) const ACCUSATIVE: &str = "ا";

const NAMES: Kinds = Kinds::of(Kind::Name);
const UNITS: Kinds = Kinds::of(Kind::Unit).and(Kind::DayPart);
const GRAMMAR: Kinds = Kinds::of(Kind::Particle)
    .and(Kind::Stance)
    .and(Kind::Timing)
    .and(Kind::Hedge)
    .and(Kind::Number);

/// Finds every phrase of the lexicon; a token remembers the phrases that begin with it.
pub(super) fn look_up(folded: &str, tokens: &mut [Token], lexicon: &Lexicon) -> Vec<LexiconMatch> {
    look_up_words(folded, tokens, lexicon);
    let mut tags = Vec::with_capacity(tokens.len());
    let mut reader = Reader {
        lexicon,
        scratch: String::new(),
    };
    for i in 0..tokens.len() {
        let first_tag = tags.len();
        if tokens[i].is_word() {
            let form = &folded[tokens[i].start as usize..tokens[i].end as usize];
            reader.read(form, tokens[i].word, |reading| {
                follow_phrases(reading, i, tokens, lexicon, &mut tags);
                tags[first_tag..].iter().any(|tag| !tag.is_quiet())
            });
            // longest first, those of quiet kinds after all others
            tags[first_tag..].sort_by_key(|tag| (tag.is_quiet(), std::cmp::Reverse(tag.last)));
        }
        set_tags(&mut tokens[i], first_tag, &tags);
    }
    tags
}

/// Finds the words of the lexicon as they stand in the text.
fn look_up_words(folded: &str, tokens: &mut [Token], lexicon: &Lexicon) {
    let form = |token: &Token| &folded[token.start as usize..token.end as usize];
    // «حركة 23 مارس»: a number begins no phrase and may go on one
    let written = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Digits);
    let words = tokens.iter().filter(|token| written(token)).map(form);
    let found: Vec<Option<WordId>> = lexicon.words(words).collect();
    let tokens = tokens.iter_mut().filter(|token| written(token));
    for (token, word) in tokens.zip(found) {
        token.word = word;
    }
}

#[allow(clippy::cast_possible_truncation)] // fewer tags than bytes; a phrase has few prefixes
fn set_tags(token: &mut Token, first: usize, tags: &[LexiconMatch]) {
    token.first_tag = first as u32;
    let quiet = tags[first..].iter().filter(|tag| tag.is_quiet()).count();
    token.tags = (tags.len() - first - quiet) as u8;
    token.quiet = quiet as u8;
    for tag in &tags[first..] {
        token.kinds = token.kinds.union(tag.kinds);
        token.particles = token.particles.union(tag.particles);
    }
}

/// Adds every phrase that begins with `reading` at token `at`, the shortest first.
fn follow_phrases(
    reading: Reading,
    at: usize,
    tokens: &[Token],
    lexicon: &Lexicon,
    tags: &mut Vec<LexiconMatch>,
) {
    let mut node = reading.node;
    let mut last = at + 1;
    loop {
        let allowed = if last == at + 1 {
            reading.allowed
        } else {
            reading.phrases
        };
        let kinds = lexicon.kinds(node).common(allowed);
        if !kinds.is_empty() {
            tags.push(new_tag(reading, node, at..last, kinds, lexicon));
        }
        let next = next_word(tokens, last);
        let step = next.and_then(|i| Some((i, lexicon.next(node, tokens[i].word?)?)));
        let Some((i, further)) = step else { return };
        (node, last) = (further, i + 1);
    }
}

#[allow(clippy::cast_possible_truncation)]
fn new_tag(
    reading: Reading,
    node: Node,
    tokens: Range<usize>,
    kinds: Kinds,
    lexicon: &Lexicon,
) -> LexiconMatch {
    let Reading {
        lead,
        tail,
        definite,
        ..
    } = reading;
    LexiconMatch {
        first: tokens.start as u32,
        last: tokens.end as u32,
        lead,
        tail,
        definite,
        kinds,
        particles: node_particles(lexicon, node, kinds),
        node,
    }
}

fn node_particles(lexicon: &Lexicon, node: Node, kinds: Kinds) -> Particles {
    if !kinds.intersects(Kinds::of(Kind::Particle)) {
        return Particles::default();
    }
    let particle = |sense: &Sense| match lexicon.word_meaning(*sense) {
        Some(Meaning::Particle(particle)) => Some(Particles::of(*particle)),
        _ => None,
    };
    let senses = lexicon.senses_at(node).iter();
    senses
        .filter_map(particle)
        .fold(Particles::default(), Particles::union)
}

/// The word that goes on a phrase: the next token, or the one after a hyphen.
fn next_word(tokens: &[Token], at: usize) -> Option<usize> {
    let next = tokens.get(at)?;
    match next.kind {
        TokenKind::Word | TokenKind::Digits => Some(at),
        TokenKind::Mark('-') if next.glued && tokens.get(at + 1)?.is_word() => Some(at + 1),
        // ق.م
        TokenKind::Mark('.') if next.glued => tokens
            .get(at + 1)
            .filter(|token| token.glued && token.is_word())
            .map(|_| at + 1),
        _ => None,
    }
}

struct Reader<'l> {
    lexicon: &'l Lexicon,
    scratch: String,
}

impl Reader<'_> {
    /// Offers the ways to read a word until one is accepted: as it is, then with the fewest clitics
    /// taken off, then without its ending.
    fn read(
        &mut self,
        form: &str,
        word: Option<WordId>,
        mut accept: impl FnMut(Reading) -> bool,
    ) -> bool {
        let whole = word.and_then(|word| self.lexicon.start(word));
        let plain = |node| Reading {
            node,
            lead: 0,
            tail: 0,
            definite: false,
            allowed: Kinds::ALL,
            phrases: Kinds::ALL,
        };
        if whole.map(plain).is_some_and(&mut accept) {
            // اليوم is today, and ال + يوم; العراقية is an outlet, and ال + عراقية
            return self.definite_unit(form).is_none_or(&mut accept);
        }
        if clitic_leads(form).any(|lead| self.exact_form(form, lead).is_some_and(&mut accept)) {
            return true;
        }
        let tails = possible_tails(form);
        if tails.is_empty() {
            return false;
        }
        let bare = Lead {
            rest: form,
            assimilated: false,
            definite: false,
        };
        let mut bases = std::iter::once(bare).chain(clitic_leads(form));
        bases.any(|lead| {
            self.without_ending(form, lead, tails)
                .is_some_and(&mut accept)
        })
    }

    fn definite_unit(&self, form: &str) -> Option<Reading> {
        let node = self.form_node(form.strip_prefix(ARTICLE)?)?;
        let adjective = Kinds::of(Kind::Nationality);
        let kinds = if self.is_common_name(form) {
            UNITS.union(adjective)
        } else {
            UNITS
        };
        self.reading(node, ARTICLE.len(), 0, true, kinds)
    }

    /// Whether a word is the name of something that the same letters say otherwise too.
    fn is_common_name(&self, form: &str) -> bool {
        let names = self.lexicon.senses(form).iter();
        let mut names = names.filter_map(|sense| match sense {
            Sense::Name(id, _) => Some(self.lexicon.name(*id)),
            Sense::Word(..) => None,
        });
        names.any(|name| name.ambiguous)
    }

    fn exact_form(&mut self, form: &str, lead: Lead<'_>) -> Option<Reading> {
        let node = if lead.assimilated {
            self.scratch.clear();
            self.scratch.push_str(ARTICLE);
            self.scratch.push_str(lead.rest);
            self.form_node(&self.scratch)?
        } else {
            self.form_node(lead.rest)?
        };
        let allowed = allowed_kinds(form, lead);
        // للأمم keeps its letters: nothing can be cut off that leaves the name as it is spelled
        let cut = if lead.assimilated { 0 } else { lead.len(form) };
        self.reading(node, cut, 0, lead.definite, allowed)
    }

    /// The word without a pronoun or an accusative ا at its end.
    fn without_ending(&mut self, form: &str, lead: Lead<'_>, tails: &[&str]) -> Option<Reading> {
        if lead.assimilated {
            return None;
        }
        tails.iter().find_map(|tail| {
            let stem = lead
                .rest
                .strip_suffix(tail)
                .filter(|stem| stem.len() >= SHORTEST_STEM)?;
            // nothing goes on after a pronoun: the word must mean something by itself
            let whole = |node: &Node| !self.lexicon.kinds(*node).is_empty();
            let node = self
                .form_node(stem)
                .filter(whole)
                .or_else(|| self.feminine_stem(stem))
                .or_else(|| self.construct_stem(stem, tail))?;
            let allowed = if *tail == ACCUSATIVE && self.is_counted(node) {
                NOUNS.and(Kind::Particle)
            } else {
                NOUNS
            };
            self.reading(node, lead.len(form), tail.len(), lead.definite, allowed)
        })
    }

    /// Whether a word of the grammar is a noun that numbers count: 18 منزلا.
    fn is_counted(&self, node: Node) -> bool {
        const THINGS: Particles = Particles::of(Particle::Thing)
            .union(Particles::of(Particle::Animal))
            .union(Particles::of(Particle::Crowd));
        let kinds = self.lexicon.kinds(node);
        node_particles(self.lexicon, node, kinds).intersects(THINGS)
    }

    /// A stem that ends in ت before a pronoun may be one in ة: جثته.
    fn feminine_stem(&mut self, stem: &str) -> Option<Node> {
        let stem = stem.strip_suffix('ت')?;
        self.scratch.clear();
        self.scratch.push_str(stem);
        self.scratch.push('ه');
        self.form_node(&self.scratch)
    }

    /// A dual or plural has lost its ن to a pronoun (طفلاها, عسكرييها), a verb in the plural its silent ا (أبلغوه); a
    /// final ء is written on a و or ي before it (أبناؤه, أبنائه).
    fn construct_stem(&mut self, stem: &str, pronoun: &str) -> Option<Node> {
        if pronoun == ACCUSATIVE || !stem.ends_with(['ا', 'و', 'ي']) {
            return None;
        }
        self.scratch.clear();
        self.scratch.push_str(stem);
        self.scratch.push('ن');
        let many = self.form_node(&self.scratch).or_else(|| {
            self.scratch.pop();
            self.scratch.push('ا');
            let verb = self.scratch.ends_with(THEY);
            verb.then(|| self.form_node(&self.scratch)).flatten()
        });
        many.or_else(|| {
            let open = stem.strip_suffix(['و', 'ي'])?;
            self.scratch.clear();
            self.scratch
                .push_str(open.strip_suffix('ا').and(Some(open))?);
            self.scratch.push('ء');
            self.form_node(&self.scratch)
        })
    }

    fn form_node(&self, form: &str) -> Option<Node> {
        self.lexicon.start(self.lexicon.word(form)?)
    }

    #[allow(clippy::cast_possible_truncation)] // clitics are a few letters
    fn reading(
        &self,
        node: Node,
        lead: usize,
        tail: usize,
        definite: bool,
        allowed: Kinds,
    ) -> Option<Reading> {
        // «لبي بي سي»: a name of several words may begin with two letters
        let phrases = if definite {
            allowed
        } else {
            allowed.union(NAMES)
        };
        let possible = self.lexicon.reachable_kinds(node).intersects(phrases);
        possible.then_some(Reading {
            node,
            lead: lead as u8,
            tail: tail as u8,
            definite,
            allowed,
            phrases,
        })
    }
}

/// Pronouns and the accusative that `form` can end in, the shortest last so that ها is not read as ا.
fn possible_tails(form: &str) -> &'static [&'static str] {
    match form.chars().next_back() {
        Some('ا') => &["هما", "ها", "نا", "ا"],
        Some('م') => &["هم", "كم"],
        Some('ن') => &["هن"],
        Some('ه') => &["ه"],
        Some('ي') => &["ي"],
        _ => &[],
    }
}

/// Letters that a word must keep when an ending is taken off.
const SHORTEST_STEM: usize = 3 * "ا".len();

/// Letters that anything but a particle must keep when a clitic is taken off; a verb of saying may
/// have fewer after و and ف: «ورد الكرملين بأن …».
const SHORTEST_REST: usize = 3 * "ا".len();

fn allowed_kinds(form: &str, lead: Lead<'_>) -> Kinds {
    let kinds = if lead.definite {
        Kinds::ALL.without(NAMES)
    } else {
        Kinds::ALL
    };
    if lead.rest.len() < SHORTEST_REST {
        let joined =
            form.len() - lead.rest.len() == AND.len_utf8() && form.starts_with(CONJUNCTIONS);
        let short = if joined {
            GRAMMAR
                .and(Kind::Speech)
                .and(Kind::PlaceLink)
                .and(Kind::PlaceHead)
        } else {
            GRAMMAR
        };
        kinds.common(short)
    } else {
        kinds
    }
}
