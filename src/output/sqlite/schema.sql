-- Tables of a database of facts. A span is [start, stop) in the text of its document, in the unit
-- of --offsets; days are written 2020-11-12, truth is 1 and 0, and what is not known is NULL. `confidence`
-- is the share of facts like this one that were right, 0 to 1.

-- Each analysis that added something; a run that finds nothing new leaves no row.
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    tool TEXT NOT NULL,
    version TEXT NOT NULL,
    options TEXT NOT NULL                -- JSON, what the facts depend on
) STRICT;

-- Articles as they were analyzed. When an article or its facts change, the new version becomes a
-- row of its own and the old one points to it; nothing is taken away.
CREATE TABLE documents (
    document INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs,
    superseded_by INTEGER REFERENCES documents,
    id TEXT NOT NULL,
    path TEXT,
    title TEXT,
    byline TEXT,
    source TEXT,
    url TEXT,
    encoding TEXT NOT NULL,
    published TEXT,
    published_basis TEXT NOT NULL,
    chars INTEGER NOT NULL,
    tokens INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    open_dates INTEGER NOT NULL,
    sha256 TEXT NOT NULL,                -- of the text as UTF-8, in hexadecimal
    analysis TEXT NOT NULL,              -- SHA-256 of all that was found, in base64
    text TEXT NOT NULL
) STRICT;

-- What a reader should know before trusting a fact.
CREATE TABLE warnings (
    document INTEGER NOT NULL REFERENCES documents,
    start INTEGER,
    stop INTEGER,
    message TEXT NOT NULL
) STRICT;

-- Other days that were said to be the day of publication.
CREATE TABLE published_conflicts (
    document INTEGER NOT NULL REFERENCES documents,
    day TEXT NOT NULL,
    basis TEXT NOT NULL
) STRICT;

-- Persons, places, bodies and others, each once a document.
CREATE TABLE entities (
    entity INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    id TEXT NOT NULL,                    -- E1, E2, ... as in JSON
    type TEXT NOT NULL,
    subtype TEXT,
    name TEXT NOT NULL,
    name_en TEXT,
    country TEXT,
    latitude REAL,
    longitude REAL,
    precision TEXT,                      -- what the point stands for: exact, town, district, region, country
    within TEXT,                         -- what the place lies in, the smallest first, without its country
    known INTEGER NOT NULL,
    confidence REAL,
    UNIQUE (document, id)
) STRICT;

-- Titles that a document gives a person.
CREATE TABLE roles (
    entity INTEGER NOT NULL REFERENCES entities,
    role TEXT NOT NULL,
    PRIMARY KEY (entity, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE mentions (
    mention INTEGER PRIMARY KEY,
    entity INTEGER NOT NULL REFERENCES entities,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    metonym INTEGER NOT NULL,
    sentence INTEGER NOT NULL
) STRICT;

-- Spellings of each name. One name may be of two entities: a town and its club. Without the layer
-- of entities, these are not known.
CREATE TABLE variants (
    variant INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    entity INTEGER REFERENCES entities,
    type TEXT,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    count INTEGER NOT NULL,
    UNIQUE (entity, text)
) STRICT;

CREATE TABLE dates (
    date INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    modifier TEXT,
    calendar TEXT NOT NULL,
    basis TEXT NOT NULL,
    confidence REAL
) STRICT;

CREATE TABLE casualties (
    casualty INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    outcome TEXT NOT NULL,
    count_min INTEGER NOT NULL,
    count_max INTEGER,
    count_modifier TEXT NOT NULL,
    count_text TEXT NOT NULL,
    victims_kind TEXT NOT NULL,
    victims_text TEXT,
    victims_country TEXT,
    victims_name TEXT,
    subset INTEGER NOT NULL,
    joint INTEGER NOT NULL,
    status TEXT NOT NULL,
    denied_by TEXT,
    denied_by_entity INTEGER REFERENCES entities,
    claimed_by TEXT,
    claimed_by_entity INTEGER REFERENCES entities,
    place TEXT,
    place_entity INTEGER REFERENCES entities,
    place_basis TEXT,                    -- stated, label, sentence, event
    date_value TEXT,
    date_start TEXT,
    date_end TEXT,
    when_start TEXT,                     -- the days when it happened
    when_end TEXT,
    since TEXT,                          -- of a total: the day from which it counts
    as_of TEXT,                          -- of a total: the day for which it holds
    side TEXT,                           -- the victims' country, or their party
    agent TEXT,                          -- who did it, as the text says
    agent_entity INTEGER REFERENCES entities,
    cause TEXT,
    event TEXT,
    sentence INTEGER NOT NULL,
    confidence REAL
) STRICT;

-- How figures of one document stand to each other: one is part_of, adds_to, sum_of, update_of another,
-- or corrects or restates it.
CREATE TABLE casualty_links (
    casualty INTEGER NOT NULL REFERENCES casualties,
    kind TEXT NOT NULL,
    other INTEGER NOT NULL REFERENCES casualties
) STRICT;

CREATE TABLE quotes (
    quote INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    cue TEXT NOT NULL,
    cue_start INTEGER NOT NULL,
    cue_stop INTEGER NOT NULL,
    cue_lemma TEXT NOT NULL,
    cue_stance TEXT NOT NULL,
    cue_polarity TEXT NOT NULL,          -- asserted; negated and modal were not said
    speaker TEXT,
    speaker_entity INTEGER REFERENCES entities,
    speaker_text TEXT,
    speaker_start INTEGER,
    speaker_stop INTEGER,
    speaker_role TEXT,
    resolved_by TEXT,
    via TEXT,
    via_entity INTEGER REFERENCES entities,
    sentence INTEGER NOT NULL,
    confidence REAL
) STRICT;

-- What happened, each event once a document.
CREATE TABLE events (
    event INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    id TEXT NOT NULL,                    -- as in JSON, and in casualties.event
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,                  -- the trigger
    type TEXT NOT NULL,
    acled TEXT,
    ucdp TEXT,
    place TEXT,
    place_entity INTEGER REFERENCES entities,
    country TEXT,
    latitude REAL,
    longitude REAL,
    place_precision TEXT,
    within TEXT,
    when_start TEXT,
    when_end TEXT,
    when_precision TEXT,
    agent TEXT,
    agent_entity INTEGER REFERENCES entities,
    target TEXT,
    target_entity INTEGER REFERENCES entities,
    claimed_by TEXT,
    claimed_by_entity INTEGER REFERENCES entities,
    status TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    confidence REAL
) STRICT;

-- Where an event is mentioned besides.
CREATE TABLE event_mentions (
    event INTEGER NOT NULL REFERENCES events,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- Which figures belong to which event.
CREATE TABLE event_casualties (
    event INTEGER NOT NULL REFERENCES events,
    casualty INTEGER NOT NULL REFERENCES casualties
) STRICT;

-- What an article tells for the ledger, as JSON that may change with each version of the tool.
CREATE TABLE accounts (
    document INTEGER PRIMARY KEY REFERENCES documents,
    account TEXT NOT NULL
) STRICT;

-- The ledger: what the current articles tell together, made anew by each run that adds something.
-- One event across articles, the weightiest first (by rowid). Lists are parted by «; ».
CREATE TABLE linked_events (
    id TEXT PRIMARY KEY,                 -- of the first report: later articles do not change it
    type TEXT,
    title TEXT,
    first_day TEXT,
    last_day TEXT,
    days TEXT,                           -- how closely the days are told
    cumulative INTEGER NOT NULL,         -- running totals over a longer time
    place TEXT,
    country TEXT,
    latitude REAL,
    longitude REAL,
    precision TEXT,
    within TEXT,
    agents TEXT,
    targets TEXT,
    ucdp TEXT,
    status TEXT NOT NULL,
    grade TEXT NOT NULL,                 -- confirmed, fair, weak, contested, discounted
    independent INTEGER NOT NULL,        -- articles that tell it, copies counted once
    killed_low INTEGER,
    killed_best INTEGER,
    killed_high INTEGER,
    wounded_low INTEGER,
    wounded_best INTEGER,
    wounded_high INTEGER,
    disagreements INTEGER NOT NULL,
    documents TEXT                       -- ids of the articles
) STRICT;

-- Every claim of an event, a row for each place where it is stated.
CREATE TABLE claims (
    event TEXT NOT NULL REFERENCES linked_events,
    claim INTEGER NOT NULL,              -- number of the claim in its event, from 0
    outcome TEXT NOT NULL,
    as_of TEXT,                          -- the day for which it holds
    count_min INTEGER NOT NULL,
    count_max INTEGER,
    said INTEGER,                        -- the number in the words: 200 for «more than 200»
    count_modifier TEXT NOT NULL,
    scope TEXT NOT NULL,                 -- whole, or a part of those whom the event befell
    victims TEXT NOT NULL,
    side TEXT,
    claimed_by TEXT,                     -- NULL when the articles themselves state it
    chain TEXT,                          -- who states it, who reported it, the outlet
    status TEXT NOT NULL,
    denied_by TEXT,
    joint INTEGER NOT NULL,
    current INTEGER NOT NULL,            -- still stands when all articles have been read
    supersedes TEXT,                     -- numbers of claims of the event
    document TEXT NOT NULL,              -- id of the article
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;

-- Claims that exclude each other, or that somebody denies: a row for each number that is said.
CREATE TABLE disagreements (
    event TEXT NOT NULL REFERENCES linked_events,
    disagreement INTEGER NOT NULL,       -- number of the disagreement in its event, from 0
    outcome TEXT NOT NULL,
    count_min INTEGER,
    count_max INTEGER,
    claimed_by TEXT,
    denied_by TEXT,
    claims TEXT                          -- numbers of the claims that say so
) STRICT;

-- Full-text search. The words are folded as `karabakh-cli normalize` folds them, and names stand
-- apart from the conjunctions and prepositions that are written onto them. A row has the number
-- of its document, quote or entity as rowid.
CREATE VIRTUAL TABLE document_search USING fts5(title, text, tokenize = 'unicode61');
CREATE VIRTUAL TABLE quote_search USING fts5(speaker, text, tokenize = 'unicode61');
CREATE VIRTUAL TABLE name_search USING fts5(name, name_en, forms, tokenize = 'unicode61');

CREATE INDEX documents_by_id ON documents (id);
CREATE INDEX documents_by_day ON documents (published);
CREATE INDEX warnings_of ON warnings (document);
CREATE INDEX published_conflicts_of ON published_conflicts (document);
CREATE INDEX entities_by_name ON entities (name, type);
CREATE INDEX mentions_of ON mentions (entity);
CREATE INDEX variants_of ON variants (document);
CREATE INDEX dates_of ON dates (document);
CREATE INDEX dates_by_day ON dates (first_day);
CREATE INDEX casualties_of ON casualties (document);
CREATE INDEX casualties_by_outcome ON casualties (outcome, place);
CREATE INDEX casualty_links_of ON casualty_links (casualty);
CREATE INDEX events_of ON events (document);
CREATE INDEX events_by_day ON events (when_start);
CREATE INDEX event_mentions_of ON event_mentions (event);
CREATE INDEX event_casualties_of ON event_casualties (event);
CREATE INDEX linked_events_by_day ON linked_events (first_day);
CREATE INDEX claims_of ON claims (event, claim);
CREATE INDEX disagreements_of ON disagreements (event);
CREATE INDEX quotes_of ON quotes (document);
CREATE INDEX quotes_by_speaker ON quotes (speaker);
