-- karabakh-cli from SQL alone: no Python, one process a partition.
-- Variables: tool (path of the program), input (Parquet with id, text, date, source), output (folder).

-- Every worker gets the program, in a folder that TRANSFORM looks into.
ADD FILE ${tool};

CREATE OR REPLACE TEMPORARY VIEW articles USING parquet OPTIONS (path '${input}');

-- Status 1 says that some record could not be read: it has no document then, and the worker's log
-- tells why. Any other failure ends the job.
CREATE OR REPLACE TEMPORARY VIEW documents AS
SELECT TRANSFORM (record)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'
    USING 'karabakh-cli analyze - --input-format jsonl -f jsonl -j 1 || test $? -eq 1'
    AS (document STRING)
    ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' LINES TERMINATED BY '\n'
FROM (SELECT to_json(named_struct('id', id, 'text', text, 'date', date, 'source', source)) AS record
      FROM articles);

-- What `karabakh-cli aggregate` reads.
INSERT OVERWRITE DIRECTORY '${output}/documents' USING text
SELECT document FROM documents;

-- A table of one layer, typed: only the keys that are named are read.
CREATE OR REPLACE TEMPORARY VIEW stored USING text OPTIONS (path '${output}/documents');

INSERT OVERWRITE DIRECTORY '${output}/casualties' USING parquet
SELECT id, fact.outcome, fact.count.min, fact.count.max, fact.claimed_by.name AS claimed_by,
       fact.place.name AS place, CAST(fact.date.start AS DATE) AS day, fact.status, fact.text
FROM (
    SELECT parsed.id, explode(parsed.casualties) AS fact
    FROM (SELECT from_json(value, '
        id STRING,
        casualties ARRAY<STRUCT<
            text: STRING, outcome: STRING, status: STRING,
            count: STRUCT<min: BIGINT, max: BIGINT>,
            claimed_by: STRUCT<name: STRING>, place: STRUCT<name: STRING>,
            date: STRUCT<start: STRING>>>') AS parsed FROM stored)
);

-- Records without a document.
INSERT OVERWRITE DIRECTORY '${output}/unread' USING json
SELECT articles.id FROM articles
LEFT ANTI JOIN (SELECT get_json_object(value, '$.id') AS id FROM stored) AS read
ON articles.id = read.id;
