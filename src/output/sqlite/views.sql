-- Views: what is asked most often, of the articles as they were analyzed last. A known name
-- stands for all its spellings. Figures are never summed.

-- The last version of each article.
CREATE VIEW current_documents AS
SELECT * FROM documents WHERE superseded_by IS NULL;

-- Every figure, with the one number that it names, the day that it is about (else the day of
-- publication), and who stands behind it: the claimant, else the outlet, else the article.
-- `counts` is 0 for what is denied or expected only, for parts of other figures, and for numbers
-- shared with another outcome.
CREATE VIEW casualty_counts AS
SELECT
    c.casualty,
    d.document,
    d.id AS article,
    d.source,
    d.published,
    c.outcome,
    CASE WHEN place.known THEN place.name ELSE c.place END AS place,
    coalesce(c.date_start, d.published) AS day,
    c.date_start IS NOT NULL AS day_is_stated,
    c.count_min,
    c.count_max,
    c.count_modifier,
    CASE
        WHEN c.count_modifier IN ('exact', 'about', 'at_least', 'more_than') THEN c.count_min
        WHEN c.count_modifier IN ('at_most', 'less_than') THEN c.count_max
    END AS number,
    c.victims_kind,
    c.victims_country,
    c.side,
    c.agent,
    c.cause,
    c.event,
    CASE WHEN claimant.known THEN claimant.name ELSE c.claimed_by END AS claimed_by,
    coalesce(CASE WHEN claimant.known THEN claimant.name ELSE c.claimed_by END, d.source, d.id) AS according_to,
    c.status,
    CASE WHEN denier.known THEN denier.name ELSE c.denied_by END AS denied_by,
    c.status = 'cumulative' AS cumulative,
    c.status IN ('asserted', 'cumulative') AND NOT c.subset AND NOT c.joint AS counts,
    c.confidence,
    c.text,
    c.start,
    c.stop,
    d.url
FROM casualties AS c
JOIN current_documents AS d ON d.document = c.document
LEFT JOIN entities AS place ON place.entity = c.place_entity
LEFT JOIN entities AS claimant ON claimant.entity = c.claimed_by_entity
LEFT JOIN entities AS denier ON denier.entity = c.denied_by_entity;

-- What is known now of each event, the weightiest first: the best attested number of the latest
-- state, between the lowest and the highest that still stand.
CREATE VIEW event_now AS
SELECT
    id AS event, first_day, last_day, type, place, country, agents, targets, ucdp, status, grade,
    independent, killed_low, killed_best, killed_high, wounded_low, wounded_best, wounded_high,
    cumulative, disagreements, title, documents
FROM linked_events
ORDER BY rowid;

-- How the numbers of an event grew: one row for each claim on all of its people, by the day for
-- which it holds.
CREATE VIEW toll_over_time AS
SELECT
    c.event, c.outcome, c.as_of, c.said, c.count_modifier, c.count_min, c.count_max, c.claimed_by,
    c.current, count(DISTINCT c.document) AS documents, min(c.text) AS text
FROM claims AS c
JOIN linked_events AS e ON e.id = c.event
WHERE c.scope = 'whole' AND NOT c.joint AND c.status IN ('asserted', 'cumulative')
GROUP BY c.event, c.claim
ORDER BY e.rowid, c.outcome, c.as_of, c.count_min;

-- What happened, in order of time; what is denied or disputed has its status.
CREATE VIEW what_happened AS
SELECT
    e.event,
    d.document,
    d.id AS article,
    d.source,
    d.published,
    e.when_start,
    e.when_end,
    e.type,
    e.acled,
    e.ucdp,
    CASE WHEN place.known THEN place.name ELSE e.place END AS place,
    e.country,
    e.latitude,
    e.longitude,
    e.place_precision,
    CASE WHEN agent.known THEN agent.name ELSE e.agent END AS agent,
    CASE WHEN target.known THEN target.name ELSE e.target END AS target,
    CASE WHEN claimant.known THEN claimant.name ELSE e.claimed_by END AS claimed_by,
    e.status,
    e.confidence,
    e.text,
    e.start,
    e.stop,
    d.url
FROM events AS e
JOIN current_documents AS d ON d.document = e.document
LEFT JOIN entities AS place ON place.entity = e.place_entity
LEFT JOIN entities AS agent ON agent.entity = e.agent_entity
LEFT JOIN entities AS target ON target.entity = e.target_entity
LEFT JOIN entities AS claimant ON claimant.entity = e.claimed_by_entity
ORDER BY e.when_start, d.id, e.start;

-- Quotations with their speakers; one whom nobody could tell is NULL. Where cue_polarity is not
-- «asserted», the words were not said: negated («he did not say that …»), or modal (he may).
CREATE VIEW who_said_what AS
SELECT
    q.quote,
    d.document,
    d.id AS article,
    d.source,
    d.published,
    CASE WHEN speaker.known THEN speaker.name ELSE q.speaker END AS speaker,
    speaker.name_en AS speaker_en,
    q.speaker_role,
    q.resolved_by,
    q.kind,
    q.cue_lemma,
    q.cue_stance,
    q.cue_polarity,
    q.via,
    q.confidence,
    q.text,
    q.start,
    q.stop,
    d.url
FROM quotes AS q
JOIN current_documents AS d ON d.document = q.document
LEFT JOIN entities AS speaker ON speaker.entity = q.speaker_entity;

-- How often somebody is quoted, and in which tones; what was not said counts for nobody.
CREATE VIEW speakers AS
SELECT
    speaker,
    max(speaker_en) AS speaker_en,
    count(*) AS quotes,
    count(DISTINCT document) AS documents,
    sum(kind = 'direct') AS direct,
    sum(cue_stance = 'denial') AS denials,
    sum(cue_stance = 'warning') AS warnings,
    sum(cue_stance = 'claim') AS doubted,
    min(published) AS first_day,
    max(published) AS last_day
FROM who_said_what
WHERE speaker IS NOT NULL AND cue_polarity = 'asserted'
GROUP BY speaker;

-- Who and what is named how often, in all documents together.
CREATE VIEW names AS
SELECT
    e.type,
    e.name,
    max(e.name_en) AS name_en,
    max(e.subtype) AS subtype,
    max(e.country) AS country,
    max(e.latitude) AS latitude,
    max(e.longitude) AS longitude,
    max(e.precision) AS precision,
    max(e.known) AS known,
    count(*) AS mentions,
    count(DISTINCT e.document) AS documents
FROM entities AS e
JOIN current_documents AS d ON d.document = e.document
JOIN mentions AS m ON m.entity = e.entity
GROUP BY e.type, e.name;

-- Places for a map, the columns named as mapping tools expect them.
CREATE VIEW places AS
SELECT name, name_en, subtype, country, latitude, longitude, precision, mentions, documents
FROM names
WHERE latitude IS NOT NULL;

-- Who spells a name how, and how often.
CREATE VIEW spellings AS
SELECT v.type, v.name, v.text, d.source, sum(v.count) AS count, count(DISTINCT v.document) AS documents
FROM variants AS v
JOIN current_documents AS d ON d.document = v.document
GROUP BY v.type, v.name, v.text, d.source;

-- Days that the articles speak of.
CREATE VIEW timeline AS
SELECT t.first_day AS day, t.last_day, count(*) AS mentions, count(DISTINCT t.document) AS documents
FROM dates AS t
JOIN current_documents AS d ON d.document = t.document
WHERE t.first_day IS NOT NULL AND t.type IN ('date', 'time')
GROUP BY t.first_day, t.last_day;

-- Who is named with whom in how many sentences.
CREATE VIEW named_together AS
WITH stands AS (
    SELECT DISTINCT e.document, m.sentence, e.type, e.name
    FROM mentions AS m
    JOIN entities AS e ON e.entity = m.entity
    JOIN current_documents AS d ON d.document = e.document
)
SELECT
    a.type AS a_type, a.name AS a, b.type AS b_type, b.name AS b,
    count(*) AS sentences, count(DISTINCT a.document) AS documents
FROM stands AS a
JOIN stands AS b
    ON b.document = a.document AND b.sentence = a.sentence AND (a.type, a.name) < (b.type, b.name)
GROUP BY a.type, a.name, b.type, b.name;
