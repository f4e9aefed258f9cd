//! Every rule, and which one counts where several read.

use super::expression::Expression;
use super::rule::{Begin, Rule, read_furthest};
use super::{duration, point, range, relative, set};
use crate::grammar::Cursor;

/// Every rule; of equals, the first wins.
pub(super) const RULES: [&[Rule]; 5] = [
    range::RULES,
    point::RULES,
    relative::RULES,
    duration::RULES,
    set::RULES,
];

/// What an expression can begin with.
pub(super) const BEGIN: Begin = Begin::of_rules(&RULES);

/// The expression that begins here, as the rule tells that reads furthest.
pub(super) fn furthest(at: Cursor<'_>, token: Begin) -> Option<(Expression<'_>, Cursor<'_>)> {
    let rules = RULES.iter().copied().flatten();
    let read = rules
        .filter(|rule| rule.begin.fits(token))
        .filter_map(|rule| (rule.read)(at));
    read_furthest(read)
}
