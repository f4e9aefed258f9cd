//! What a database of facts is known by, also to a build that writes none (feature `sqlite`).

/// The tables and views, as `SQLite` makes them.
///
/// ```
/// use karabakh::output::SQLITE_SCHEMA;
///
/// assert!(SQLITE_SCHEMA.contains("CREATE TABLE quotes (") && SQLITE_SCHEMA.contains("CREATE VIEW who_said_what"));
/// ```
pub const SQLITE_SCHEMA: &str = concat!(
    include_str!("sqlite/schema.sql"),
    "\n",
    include_str!("sqlite/views.sql")
);

/// `application_id` of a database of facts: «KBKH» in ASCII.
pub(super) const APPLICATION: i32 = 0x4B42_4B48;
