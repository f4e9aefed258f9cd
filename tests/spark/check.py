"""Compares karabakh-cli on Spark with the direct run, byte for byte."""

import glob
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
JOB = ROOT / "docs/spark/analyze.py"
sys.path.insert(0, str(JOB.parent))
sys.dont_write_bytecode = True

import analyze  # sets PYSPARK_PYTHON, so it comes before a session
import records
from pyarrow import parquet

TOOL = str(pathlib.Path(os.environ["KARABAKH_CLI"]).resolve())
COUNT = 20_000
PARTITIONS = 7
SETTINGS = {
    "spark.master": "local[2]",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "ERROR",
    "spark.sql.shuffle.partitions": "5",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    # Short jobs end before the second compiler pays.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
}


def check(what, holds):
    print(f"{'ok' if holds else 'FAILED'}: {what}", flush=True)
    if not holds:
        sys.exit(1)


def lines(*paths):
    return sorted(line for path in paths for line in open(path, "rb"))


def parts(folder):
    return sorted(glob.glob(f"{folder}/part-*"))


def tool(*args, stdin=None):
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.run([TOOL, *args], stdin=stdin, **pipes)


def job(*args):
    run = subprocess.run([sys.executable, JOB, *args, "--tool", TOOL], stderr=subprocess.PIPE)
    return run.returncode, run.stderr.decode()


def aggregate(paths):
    return tool("aggregate", "-f", "json", *paths).stdout


def the_child_alone(all_records):
    """What needs no Spark: failures, and pipes that are full on both sides."""
    command = analyze.command(TOOL, [])
    child = analyze.Child(command, itertools.cycle(all_records))  # feeds for ever
    rows = child.rows()
    first = next(rows)
    rows.close()
    over = child.process.poll() is not None and not any(t.is_alive() for t in child.threads)
    check("rows nobody wants end the child", first and over)

    def fails(command, telling, given=all_records):
        try:
            list(analyze.Child(command, iter(given)).rows())
        except (analyze.Failed, ValueError) as failure:
            return telling in str(failure)
        return False

    check("a missing program fails", fails(["./missing"], "does not start"))
    check("wrong options fail", fails(analyze.command(TOOL, ["--only", "x"]), "status 2"))
    killed = ["sh", "-c", f"head -n 50 | '{TOOL}' \"$@\"; kill -9 $$", *command]
    check("a child that is killed fails", fails(killed, "status -9"))

    def broken():
        yield from all_records[:10]
        raise ValueError("broken input")

    check("input that breaks off fails", fails(command, "broken input", broken()))


def the_job(work, direct):
    """mapInArrow, from JSON."""
    status, told = job(
        f"{work}/records.jsonl", f"{work}/arrow", "--input-format", "json",
        "--partitions", f"{PARTITIONS}", "--columns",
    )  # fmt: skip
    if status:
        print(told)
    check("the job ends well", status == 0)
    documents = parts(f"{work}/arrow/documents")
    made = len(parts(f"{work}/arrow/results"))
    check(f"its results come from {PARTITIONS} partitions", made == PARTITIONS)
    check("they are those of the direct run, byte for byte", lines(*documents) == lines(direct))
    told = [json.loads(line) for line in lines(*parts(f"{work}/arrow/problems"))]
    unreadable = {record["id"] for record in records.unreadable()}
    check("problems name their records", {problem["id"] for problem in told} == unreadable)
    check("and tell what is wrong", all("; " in problem["problem"] for problem in told))
    whole = aggregate([direct])
    check("the aggregate of the partitions is that of the whole", aggregate(documents) == whole)
    check("in any order of them", aggregate(reversed(documents)) == whole and len(whole) > COUNT)


def typed(work, direct):
    """Columns say what the JSON says, key by key."""
    rows = parquet.read_table(f"{work}/arrow/columns").to_pylist()
    columns = {row["id"]: row for row in rows}
    told = {document["id"]: document for document in map(json.loads, open(direct, "rb"))}
    check("typed columns hold all of every document", columns == told)
    results = parquet.read_table(f"{work}/arrow/results").to_pylist()
    read = [row for row in results if row["document"]]
    ids = all(json.loads(row["document"])["id"] == row["id"] for row in read)
    check("rows bear the ids of their documents", ids and len(read) == len(told))


def sql(spark, work, direct):
    """docs/spark/transform.sql, from Parquet."""
    columns = "id STRING, text STRING, date STRING, source STRING"
    frame = spark.read.schema(columns).json(f"{work}/records.jsonl")
    frame.repartition(PARTITIONS).write.parquet(f"{work}/articles")
    spark.conf.set("tool", TOOL)
    spark.conf.set("input", f"{work}/articles")
    spark.conf.set("output", f"{work}/sql")
    for statement in statements((JOB.parent / "transform.sql").read_text()):
        spark.sql(statement)
    documents = parts(f"{work}/sql/documents")
    check("TRANSFORM writes the bytes of the direct run", lines(*documents) == lines(direct))
    told = map(json.loads, open(direct, "rb"))
    figures = sum(len(document["casualties"]) for document in told)
    rows = spark.read.parquet(f"{work}/sql/casualties")
    check(f"its table has all {figures} figures", rows.count() == figures > 0)
    unread = {json.loads(line)["id"] for line in lines(*parts(f"{work}/sql/unread"))}
    check("it tells what was not read", unread == {record["id"] for record in records.unreadable()})


def statements(text):
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))
    return [statement.strip() for statement in code.split(";") if statement.strip()]


def misuse(work):
    """What is told before any work begins."""
    status, told = job(f"{work}/records.jsonl", f"{work}/none", "--options=--only x")
    check("wrong options end the job at once", status == 2 and "invalid value 'x'" in told)
    run = [sys.executable, JOB, "in", "out", "--tool", "./missing"]
    missing = subprocess.run(run, stderr=subprocess.PIPE)
    check("so does a missing program", missing.returncode == 2 and b"no program" in missing.stderr)


def main():
    work = tempfile.mkdtemp(prefix="karabakh-spark-")
    settings = pathlib.Path(work, "conf")
    settings.mkdir()
    lines_of = [f"{key} {value}\n" for key, value in SETTINGS.items()]
    (settings / "spark-defaults.conf").write_text("".join(lines_of))
    os.environ["SPARK_CONF_DIR"] = str(settings)
    try:
        all_records = records.all_records(ROOT / "seeds", COUNT)
        records.write(all_records, f"{work}/records.jsonl")
        direct = f"{work}/direct.jsonl"
        with open(f"{work}/records.jsonl", "rb") as file:
            tool(*"analyze - --input-format jsonl -f jsonl -o".split(), direct, stdin=file)
        unreadable = len(list(records.unreadable()))
        found = len(lines(direct))
        check(f"the direct run reads {found} records", found == len(all_records) - unreadable)
        the_child_alone(all_records)
        misuse(work)
        the_job(work, direct)
        spark = analyze.SparkSession.builder.getOrCreate()
        typed(work, direct)
        sql(spark, work, direct)
        spark.stop()
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
