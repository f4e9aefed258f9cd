#!/usr/bin/env python3
"""Measures what docs/planning.md is worked out from, and writes docs/planning/measured.json.

    python3 docs/planning/measure.py target/release/karabakh-cli [ARTICLES]

Let nothing else run meanwhile. With pyspark and pyarrow at hand (target/spark-venv/bin/python) it
measures what a Spark worker adds, too. Needs about 1 GB in the folder for temporary files.
"""

import datetime
import gzip
import json
import os
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "docs/planning/measured.json"
COUNT = int(sys.argv[2]) if len(sys.argv) == 3 else 20_000
PARTS = (COUNT // 4, COUNT // 2, COUNT)
NAMES = (1, 10, 100, 1_000)
ANALYZE = "analyze - --input-format jsonl -f jsonl -j".split()


def articles():
    """Whole seeds, each time with other numbers and days."""
    chance = random.Random(5)
    seeds = [path.read_text() for path in sorted((ROOT / "seeds").glob("*.txt"))]
    day = datetime.date(2020, 9, 27)
    for number in range(COUNT):
        other = lambda found: str(chance.randrange(1, 10 ** len(found[0])))
        yield {
            "id": f"{number:08}",
            "text": re.sub(r"\d+", other, chance.choice(seeds)),
            "date": str(day + datetime.timedelta(chance.randrange(1200))),
        }


def write(path, records, ascii):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=ascii) + "\n")


# A small process starts the tool: the peak of memory that the system tells counts what the starting
# process held, too.
STARTER = """
import os, sys, time
start = time.perf_counter()
_, status, used = os.wait4(os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ), 0)
seconds = time.perf_counter() - start
print(status, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, file=sys.stderr)
"""


def timed(command, given, told):
    """Seconds passed, seconds of CPU, and the most memory in bytes."""
    starter = [sys.executable, "-I", "-S", "-c", STARTER, *command]
    with open(given, "rb") as stdin, open(told, "wb") as stdout:
        run = subprocess.run(starter, stdin=stdin, stdout=stdout, stderr=subprocess.PIPE)
    status, seconds, cpu, memory = run.stderr.decode().splitlines()[-1].split()
    if status != "0":
        sys.exit(f"{command} failed: {run.stderr.decode()}")
    figures = {"seconds": round(float(seconds), 4), "cpu": round(float(cpu), 4)}
    return {**figures, "memory": int(memory)}


def head(source, target, count):
    with open(source, "rb") as lines, open(target, "wb") as out:
        for _, line in zip(range(count), lines):
            out.write(line)


def renamed(source, target, names):
    """The same analyses where each name stands for `names` different ones."""
    chance = random.Random(6)
    with open(source) as lines, open(target, "w") as out:
        for line in lines:
            document = json.loads(line)
            for entity in document["entities"]:
                entity["name"] += f" {chance.randrange(names)}"
            out.write(json.dumps(document, ensure_ascii=False) + "\n")


def aggregates(tool, work):
    """How `aggregate` grows with documents, and with the number of different names."""
    part, told = f"{work}/part", f"{work}/told"
    grown = []
    for count in PARTS:
        head(f"{work}/analyses", part, count)
        figures = timed([tool, "aggregate", "-f", "jsonl"], part, told)
        grown.append({"documents": count, "output": os.path.getsize(told), **figures})
    named = []
    head(f"{work}/analyses", part, PARTS[0])
    for names in NAMES:
        renamed(part, f"{work}/renamed", names)
        figures = timed([tool, "aggregate", "-f", "jsonl", "--network", "all"], f"{work}/renamed", told)
        with open(told) as file:
            whole = json.load(file)
        sizes = {"names": len(whole["entities"]), "pairs": len(whole["network"])}
        named.append({"documents": PARTS[0], **sizes, "output": os.path.getsize(told), **figures})
    return {"by_documents": grown, "by_names": named}


def worker(tool, work):
    """CPU that a Spark worker's Python takes for the records and rows, without that of the tool."""
    sys.path.insert(0, str(ROOT / "docs/spark"))
    sys.dont_write_bytecode = True
    try:
        import analyze
        import pyarrow
    except ImportError:
        return None
    with open(f"{work}/articles") as lines:
        rows = [json.loads(line) for _, line in zip(range(PARTS[0]), lines)]
    batches = pyarrow.Table.from_pylist(rows).to_batches(max_chunksize=1000)
    before = resource.getrusage(resource.RUSAGE_SELF)
    child = analyze.Child(analyze.command(tool, []), analyze.records(batches))
    for _ in analyze.arrow(child.rows()):
        pass
    after = resource.getrusage(resource.RUSAGE_SELF)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"documents": PARTS[0], "cpu": round(cpu, 3)}


def packed(path):
    """Size of a file with gzip, as a part of what it is without."""
    raw = pathlib.Path(path).read_bytes()
    return round(len(gzip.compress(raw, 6)) / len(raw), 4)


def seeds_packed(tool, work):
    """Each seed once, for the made articles repeat each other and pack too well."""
    paths = sorted((ROOT / "seeds").glob("*.txt"))
    texts = [{"id": path.stem, "text": path.read_text()} for path in paths]
    write(f"{work}/seeds", texts, ascii=False)
    timed([tool, *ANALYZE, "1"], f"{work}/seeds", f"{work}/told")
    return {"input_packed": packed(f"{work}/seeds"), "output_packed": packed(f"{work}/told")}


def packing(path):
    """Bytes that gzip packs in a second of CPU."""
    with open(path, "rb") as file:
        raw = file.read(16 << 20)
    before = time.process_time()
    gzip.compress(raw, 6)
    return round(len(raw) / (time.process_time() - before))


def processor():
    found = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} × {found[1] if found else 'unknown'}"


def measure(tool, work):
    load = round(os.getloadavg()[0], 1)
    records = list(articles())
    write(f"{work}/articles", records, ascii=False)
    write(f"{work}/escaped", records, ascii=True)
    text = sum(len(record["text"].encode()) for record in records)
    write(f"{work}/one", records[:1], ascii=False)
    analyses = f"{work}/analyses"
    starts = [timed([tool, *ANALYZE, "1"], f"{work}/one", analyses) for _ in range(20)]
    return {
        "day": str(datetime.date.today()),
        "version": subprocess.check_output([tool, "--version"], text=True).strip(),
        "processor": processor(),
        "load": load,
        "articles": COUNT,
        "text": text,
        "input": os.path.getsize(f"{work}/articles"),
        "start": min(starts, key=lambda run: run["cpu"]),
        "escaped": timed([tool, *ANALYZE, "1"], f"{work}/escaped", analyses),
        "two_threads": timed([tool, *ANALYZE, "2"], f"{work}/articles", analyses),
        "one_thread": timed([tool, *ANALYZE, "1"], f"{work}/articles", analyses),
        "output": os.path.getsize(analyses),
        **seeds_packed(tool, work),
        "packing": packing(analyses),
        "aggregate": aggregates(tool, work),
        "worker": worker(tool, work),
    }


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    tool = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(prefix="karabakh-planning-") as work:
        measured = measure(tool, work)
    OUT.write_text(json.dumps(measured, indent=2) + "\n")


if __name__ == "__main__":
    main()
