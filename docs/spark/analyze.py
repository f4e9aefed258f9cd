#!/usr/bin/env python3
"""Analyzes a table of articles on Apache Spark, one karabakh-cli process a partition.

INPUT is a table in Parquet or JSON Lines with the columns `id` and `text`, and as many as there are
of `date`, `title`, `source` and `url`. OUTPUT is the folder for what comes of it:

  results/    Parquet: id, document (JSON), problem (text); a row for every record
  documents/  text: a JSON document a line, as `karabakh-cli analyze -f jsonl` writes it
  problems/   JSON: id and problem of the records that could not be read
  columns/    with --columns, Parquet: a document a row, a typed column a key
"""

import argparse
import collections
import json
import os
import shlex
import shutil
import subprocess
import sys
import threading
from itertools import chain

# The workers run the Python that runs this file; Spark by itself would take any `python3`.
os.environ.setdefault("PYSPARK_PYTHON", sys.executable)

import pyarrow as pa
from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions as F, types as T

FIELDS = ("id", "text", "date", "title", "source", "url")
RESULT = "id STRING, document STRING, problem STRING"
ARROW_RESULT = pa.schema([(name, pa.string()) for name in ("id", "document", "problem")])

# How many rows, or characters of documents, go to Spark at once.
ROWS = 1024
CHARS = 8 << 20


class Failed(Exception):
    """The tool did not start, or ended before its input did."""


class Child:
    """One process of the tool. A thread feeds it while its results are read: no pipe fills up."""

    def __init__(self, command, records):
        try:
            pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
            self.process = subprocess.Popen(command, **pipes)
        except OSError as error:
            raise Failed(f"{command[0]} does not start: {error.strerror}") from error
        # Ids that were sent and are not answered yet. The tool reads no more than a batch ahead of
        # what it writes, so they are few.
        self.sent = collections.deque()
        self.messages = collections.deque(maxlen=20)
        self.broken = None
        self.threads = [
            threading.Thread(target=self._feed, args=(records,), daemon=True),
            threading.Thread(target=self._listen, daemon=True),
        ]
        for thread in self.threads:
            thread.start()

    def rows(self):
        """Yields (id, document, problem) of every record: each is answered by a line, in order."""
        try:
            for line in self.process.stdout:
                if not self.sent:
                    raise Failed("the tool told more than it was asked for")
                yield self.sent.popleft(), *answer(line.decode().rstrip("\n"))
            self._end()
            if self.sent:
                raise Failed(f"the tool told nothing of `{self.sent[0]}`")
        finally:
            # Spark may want no more rows (LIMIT), or an error has stopped this task.
            self.process.kill()
            self._join()

    def _feed(self, records):
        try:
            with self.process.stdin as pipe:
                for record in records:
                    self.sent.append(record.get("id"))
                    # In ASCII no character of a text can be taken for the end of a line.
                    pipe.write(json.dumps(record, ensure_ascii=True).encode() + b"\n")
        except BrokenPipeError:
            pass  # the exit status tells more
        except Exception as error:
            self.broken = error

    def _listen(self):
        for line in self.process.stderr:
            self.messages.append(line.decode(errors="replace").rstrip("\n"))

    def _end(self):
        status = self._join()
        if self.broken:
            raise self.broken
        # 1: some record could not be read, which its row tells.
        if status not in (0, 1):
            raise Failed(f"the tool ended with status {status}: " + "\n".join(self.messages))

    def _join(self):
        status = self.process.wait()
        for thread in self.threads:
            thread.join()
        return status


def answer(line):
    """A document, or else what was wrong with the record (`--errors-inline`)."""
    # In a text the quotation marks would be escaped; no document has such a key.
    if ',"error":{' in line:
        error = json.loads(line)["error"]
        return None, f"{error['what']}; {error['help']}"
    return line, None


def command(tool, options):
    """What a partition runs; Spark has a task for each core, so a child takes one thread."""
    streams = ["analyze", "-", "--input-format", "jsonl", "--format", "jsonl", "--errors-inline"]
    return [tool, *streams, "--jobs", "1", *options]


def partitions(tool, options):
    """What `mapInArrow` calls once a partition."""

    def analyze(batches):
        batches = (batch for batch in batches if batch.num_rows)
        first = next(batches, None)
        if first is not None:
            child = Child(command(SparkFiles.get(tool), options), records(chain([first], batches)))
            yield from arrow(child.rows())

    return analyze


def records(batches):
    """Rows as records of the tool; a null is a field left out."""
    for batch in batches:
        for row in batch.to_pylist():
            yield {key: value for key, value in row.items() if value is not None}


def arrow(rows):
    """Rows as Arrow batches of a bounded size."""
    batch, chars = [], 0
    for row in rows:
        batch.append(dict(zip(ARROW_RESULT.names, row)))
        chars += len(row[1] or "")
        if len(batch) == ROWS or chars >= CHARS:
            yield pa.RecordBatch.from_pylist(batch, schema=ARROW_RESULT)
            batch, chars = [], 0
    if batch:
        yield pa.RecordBatch.from_pylist(batch, schema=ARROW_RESULT)


def articles(table):
    """The columns that the tool reads, as text; of a time, the day."""
    missing = {"id", "text"} - set(table.columns)
    if missing:
        raise Failed(f"the input has no column {', '.join(sorted(missing))}")
    types = dict(table.dtypes)

    def text(name):
        column = F.col(name)
        if types[name].startswith("timestamp"):
            column = column.cast("date")
        return column.cast("string").alias(name)

    return table.select(*[text(name) for name in FIELDS if name in types])


def document_schema(tool):
    """The columns of a document, from the JSON Schema that the tool itself writes."""
    shown = subprocess.run([tool, "schema", "document"], check=True, capture_output=True)
    schema = json.loads(shown.stdout)
    return column_type(schema, schema["$defs"])


def column_type(schema, known):
    """The Spark type of a JSON Schema; enumerations are strings, numbers are 64 bits wide."""
    if "$ref" in schema:
        return column_type(known[schema["$ref"].rsplit("/", 1)[1]], known)
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:  # something or null, or the words of an enumeration
        some = [choice for choice in choices if choice.get("type") != "null"]
        return column_type(some[0], known)
    kind = schema["type"]
    if isinstance(kind, list):
        kind = next(name for name in kind if name != "null")
    if kind == "object":
        properties = schema["properties"]
        names = schema["required"]  # all of them, and in the order of the documents
        return T.StructType(
            [T.StructField(name, column_type(properties[name], known)) for name in names]
        )
    if kind == "array":
        items = schema.get("items") or schema["prefixItems"][0]
        return T.ArrayType(column_type(items, known))
    plain = {
        "string": T.StringType,
        "integer": T.LongType,
        "number": T.DoubleType,
        "boolean": T.BooleanType,
    }
    return plain[kind]()


def run(args):
    tool = shutil.which(args.tool)
    if tool is None:
        raise Failed(f"no program {args.tool}; build it with `cargo build --release`")
    options = shlex.split(args.options)
    # Wrong options are told here and now, not by a failed task an hour later.
    list(Child(command(tool, options), [{"id": "first", "text": "."}]).rows())

    spark = SparkSession.builder.appName("karabakh-cli").getOrCreate()
    spark.sparkContext.addFile(tool)
    table = articles(spark.read.format(args.input_format).load(args.input))
    if args.partitions:
        table = table.repartition(args.partitions)
    analyze = partitions(os.path.basename(tool), options)
    # Written first and read again: what follows must not run the analysis once more.
    results = f"{args.output}/results"
    table.mapInArrow(analyze, RESULT).write.parquet(results)
    stored = spark.read.schema(RESULT).parquet(results)

    documents = stored.where("document IS NOT NULL").select("document")
    documents.write.text(f"{args.output}/documents")
    problems = stored.where("problem IS NOT NULL").select("id", "problem")
    problems.coalesce(1).write.json(f"{args.output}/problems")
    if args.columns:
        parsed = documents.select(F.from_json("document", document_schema(tool)).alias("d"))
        parsed.select("d.*").write.parquet(f"{args.output}/columns")
    count, unread = stored.agg(F.count("*"), F.count("problem")).first()
    told = f"{count} records, {unread} of them could not be read; see {args.output}"
    print(told, file=sys.stderr)
    spark.stop()


def main():
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("input", metavar="INPUT")
    parser.add_argument("output", metavar="OUTPUT")
    parser.add_argument("--tool", default="karabakh-cli", help="the program, sent to every worker")
    parser.add_argument("--options", default="", help="more options of `karabakh-cli analyze`")
    parser.add_argument("--input-format", choices=["parquet", "json"], default="parquet")
    parser.add_argument("--partitions", type=int, help="deal the records out anew")
    parser.add_argument("--columns", action="store_true", help="write columns/ too")
    try:
        run(parser.parse_args())
    except Failed as failure:
        parser.exit(2, f"analyze.py: {failure}\n")


if __name__ == "__main__":
    main()
