//! Letters and endings that rules ask for by name.

/// The definite article, folded.
pub(crate) const ARTICLE: &str = "ال";

/// The conjunction that is written onto the next word.
pub(crate) const AND: char = 'و';

/// Conjunctions that are written onto the next word.
pub(crate) const CONJUNCTIONS: [char; 2] = ['و', 'ف'];

/// Prepositions that are written onto the next word.
pub(crate) const PREPOSITIONS: [char; 3] = ['ب', 'ك', 'ل'];

/// The preposition of the one who is spoken to.
pub(crate) const FOR: char = 'ل';

/// ل with an article after it.
pub(crate) const FOR_THE: &str = "لل";

/// The letter of the indefinite accusative: قائلا.
pub(crate) const ACCUSATIVE: char = 'ا';

/// The ending of a plural or dual that is no subject: مهندسين.
pub(crate) const OBLIQUE: &str = "ين";

/// The vowel before the ending that tells a dual from a plural: عاملَين.
pub(crate) const FATHA: char = '\u{64e}';
/// The vowel that a preposition gives.
pub(crate) const KASRA: char = '\u{650}';
/// The mark of a letter without a vowel.
pub(crate) const SUKUN: char = '\u{652}';

/// The ending of a plural that is a subject: مجهولون.
pub(crate) const NOMINATIVE: &str = "ون";

/// Ending of duals and of plurals of things, as it is folded.
pub(crate) const DUAL: &str = "ان";

/// Ending of a past whose subject is «they».
pub(crate) const THEY: &str = "وا";

/// The vowel u, which the second letter of a passive bears.
pub(crate) const DAMMA: char = 'ُ';

/// Letter of the future, before a present.
pub(crate) const WILL: char = 'س';

/// Pronouns that hang on a verb as its object: نشرته, رصدتها.
pub(crate) const PRONOUNS: [&str; 3] = ["ه", "ها", "هم"];

/// «Father of» and «mother of», folded: أبو مجاهد.
pub(crate) const KUNYA: [&str; 4] = ["ابو", "ابا", "ابي", "ام"];

/// The pronouns of several: قراهم, مقتلهما, عملهن.
pub(crate) const THEIRS: [&str; 3] = ["هم", "هما", "هن"];

/// The ending of a verb whose subject is «we».
pub(crate) const WE: &str = "نا";

/// قد after ف, which is written like «lost».
pub(crate) const PERFECT: &str = "فقد";

/// The word for «what», also written onto the one before it: حسبما.
pub(crate) const WHAT: &str = "ما";

/// The ending of a feminine adjective made of a noun: صناعية, folded.
pub(crate) const NISBA: &str = "يه";

/// The end of a plural of people called after a place: «أفريقيين».
pub(crate) const NISBA_PEOPLE: &str = "يين";

/// The letter that tells إمام from أمام, which the fold writes alike.
pub(crate) const HAMZA_BELOW: char = 'إ';

/// The letter after the first of a past like انفجر.
pub(crate) const REFLEXIVE: char = 'ن';

/// The hamza that stands alone, as at the end of إجراء.
pub(crate) const HAMZA: char = 'ء';

/// The sign of the indefinite accusative.
pub(crate) const TANWEEN: char = 'ً';

/// The feminine ending as it is written, before folding.
pub(crate) const TA_MARBUTA: char = 'ة';

/// The letter of feminine nouns, folded.
pub(crate) const FEMININE: char = 'ه';

/// The ending of feminine plurals: قوات.
pub(crate) const FEMININES: &str = "ات";

/// With what verbs of the tenth form begin in the past: استمر.
pub(crate) const TENTH: &str = "است";

/// The letter of feminine verbs in the past: قالت.
pub(crate) const SHE: char = 'ت';

/// The letter with which most participles begin: مطلع, مقرب.
pub(crate) const PARTICIPLE: char = 'م';

/// Letters with which relational adjectives end, folded: أمني, أمنية.
pub(crate) const ADJECTIVE: [char; 2] = ['ي', 'ه'];

/// The letter that a final ى is folded to, with its dots: علي is a man, على is «on».
pub(crate) const YA: char = 'ي';

/// ي that carries a hamza, as a word is written; folded it is one without.
pub(crate) const HAMZATED_YA: char = 'ئ';

/// The letter of the pronoun «his», which the fold writes like the ة of a noun.
pub(crate) const HIS: char = 'ه';

/// The preposition «by», written onto the next word.
pub(crate) const BY: char = 'ب';

/// The preposition «as», written onto the next word.
pub(crate) const AS: char = 'ك';

/// Letters with which present and future verbs begin.
pub(crate) const PRESENT: [char; 2] = ['ي', 'ت'];

/// Endings of the past after its bare form: اعتقلت, اعتقلوا, اعتقلا, اعتقلتا.
pub(crate) const PAST_ENDINGS: [&str; 4] = ["ت", "وا", "ا", "تا"];

/// Endings of the present for many and for two: يعتقلون, يعتقلان.
pub(crate) const PRESENT_ENDINGS: [&str; 2] = ["ون", "ان"];

/// The last letter of a verb, folded, that it loses before an ending: التقى, التقت.
pub(crate) const WEAK: char = 'ي';

/// Pronouns that are written onto a noun or verb.
pub(crate) const SUFFIXES: [&str; 5] = ["ها", "هم", "هما", "نا", "ه"];
