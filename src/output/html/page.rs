//! What stands around the data: the frame of the page, its style and script, and the policy that
//! lets the browser use these two and nothing else.

use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256};

use super::Lang;

const FRAME: &str = include_str!("page.html");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = concat!(
    include_str!("script/inflate.js"),
    include_str!("script/base.js"),
    include_str!("script/format.js"),
    include_str!("script/filter.js"),
    include_str!("script/charts.js"),
    include_str!("script/story.js"),
    include_str!("script/claims.js"),
    include_str!("script/events.js"),
    include_str!("script/world.js"),
    include_str!("script/map.js"),
    include_str!("script/timeline.js"),
    include_str!("script/speakers.js"),
    include_str!("script/spellings.js"),
    include_str!("script/network.js"),
    include_str!("script/marks.js"),
    include_str!("script/card.js"),
    include_str!("script/articles.js"),
    include_str!("script/search.js"),
    include_str!("script/main.js"),
);

/// Where the frame has the data.
const DATA: &str = "{{data}}";

/// The page up to the data.
pub(super) fn before_data(lang: Lang) -> String {
    let (before, _) = FRAME.split_once(DATA).unwrap_or((FRAME, ""));
    before
        .replace("{{lang}}", lang.language_code())
        .replace("{{dir}}", lang.script_direction())
        .replace("{{policy}}", &security_policy())
        .replace("{{style}}", STYLE)
}

/// The page after the data.
pub(super) fn after_data() -> String {
    let (_, after) = FRAME.split_once(DATA).unwrap_or_default();
    after.replace("{{script}}", SCRIPT)
}

/// Content Security Policy (W3C CSP3): nothing is fetched, nothing is sent, and of styles and
/// scripts only those with these hashes count.
fn security_policy() -> String {
    format!(
        "default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
        policy_hash(STYLE),
        policy_hash(SCRIPT)
    )
}

fn policy_hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}
