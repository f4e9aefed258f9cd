//! How each name is spelled in one article.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::facts::{Entity, Form, MentionKind, Variant};
use crate::spelling::on_one_line;

/// Every name that the article writes, with its spellings, the most frequent first.
#[must_use]
pub(crate) fn variants(entities: &[Entity]) -> Vec<Variant> {
    entities.iter().filter_map(spellings).collect()
}

fn spellings(entity: &Entity) -> Option<Variant> {
    let mut counts: BTreeMap<Cow<'_, str>, u32> = BTreeMap::new();
    let spelled = |kind| matches!(kind, MentionKind::Name | MentionKind::Variant);
    for mention in entity
        .mentions
        .iter()
        .filter(|mention| spelled(mention.kind))
    {
        *counts.entry(on_one_line(&mention.text)).or_default() += 1;
    }
    let mut forms: Vec<Form> = counts
        .into_iter()
        .map(|(text, count)| Form {
            text: text.into_owned(),
            count,
        })
        .collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.count));
    (!forms.is_empty()).then(|| Variant {
        name: entity.name.clone(),
        forms,
    })
}
