#!/usr/bin/env python3
"""Measures how fast the tool is and writes the tables of docs/performance.md.

    python3 docs/performance/measure.py target/release/karabakh-cli [--plain FILE] [--quick]

Let nothing else run meanwhile; it takes a quarter of an hour and 3 GB in the folder for temporary
files. `--plain FILE` measures a text of one's own too, one article a line; `--table` measures one
table only; `--quick` makes a tenth of the text and leaves the long stream out. What is not installed
is left out of the tables: valgrind, rg, and in the Python that runs this camel_tools and dateparser.
"""

import argparse
import collections
import datetime
import itertools
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/performance.md"
ANALYZE = "analyze - --input-format jsonl -f jsonl -j".split()
LAYERS = {
    "dates": ["--only", "dates"],
    "names, lists and rules": ["--only", "entities", "--no-tagger"],
    "names with the tagger": ["--only", "entities"],
    "quotations": ["--only", "quotes"],
    "casualties": ["--only", "casualties"],
    "all layers, no tagger": ["--no-tagger"],
    "all layers": [],
}
# A small process starts each command: the peak of memory that the system tells counts what the
# starting process held, too.
STARTER = """
import os, sys, time
start = time.perf_counter()
_, status, used = os.wait4(os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ), 0)
seconds = time.perf_counter() - start
print(status, seconds, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, file=sys.stderr)
"""
Run = collections.namedtuple("Run", "seconds cpu memory")


def run(command, given=os.devnull, cores=None):
    """Seconds by the clock, seconds of CPU and the most memory of a command that reads a file."""
    bound = ["taskset", "-c", cores] if cores else []
    starter = [*bound, sys.executable, "-I", "-S", "-c", STARTER, *command]
    with open(given, "rb") as stdin:
        done = subprocess.run(starter, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    status, *figures = done.stderr.decode().splitlines()[-1].split()
    if int(status):
        sys.exit(f"{command} failed: {done.stderr.decode()}")
    return Run(*map(float, figures))


def best(command, given=os.devnull, cores="0"):
    """The run of two that something else disturbed less."""
    return min((run(command, given, cores) for _ in range(2)), key=lambda each: each.cpu)


def rate(size, seconds):
    return f"{size / seconds / 1e6:.3g} MB/s"


def known(tool):
    """Names by kind."""
    names = collections.defaultdict(list)
    for entry in json.loads(subprocess.check_output([tool, "lexicon", "list", "-f", "json"])):
        names[entry["kind"]].append(entry["name"])
    return names


def forms(entry):
    """Every Arabic phrase of a word list."""
    if isinstance(entry, str):
        return {entry} if re.search("[ء-ي]", entry) else set()
    inner = entry.values() if isinstance(entry, dict) else entry if isinstance(entry, list) else []
    return set().union(*map(forms, inner))


def listed():
    files = (ROOT / "src/lexicon/data").glob("*.toml")
    return sorted(set().union(*(forms(tomllib.loads(file.read_text())) for file in files)))


def articles(tool, names, size):
    """Seeds, each time with other numbers, days and names, until they have `size` bytes."""
    chance = random.Random(5)
    found = subprocess.check_output([tool, "analyze", ROOT / "seeds", "-f", "jsonl"], text=True)
    seeds = []
    for document in map(json.loads, found.splitlines()):
        text = (ROOT / document["path"]).read_text()
        spans = [
            (*mention["span"], entity["type"])
            for entity in document["entities"]
            for mention in entity["mentions"]
        ]
        seeds.append((text, sorted(spans, reverse=True)))
    made = 0
    for number in itertools.count():
        text, spans = chance.choice(seeds)
        for start, end, kind in spans:
            if chance.random() < 0.5:
                text = text[:start] + chance.choice(names[kind]) + text[end:]
        text = re.sub(r"\d+", lambda digits: str(chance.randrange(1, 10 ** len(digits[0]))), text)
        day = datetime.date(2020, 9, 27) + datetime.timedelta(chance.randrange(1200))
        yield {"id": f"{number:08}", "text": text, "date": str(day)}
        made += len(text.encode())
        if made >= size:
            return


def plain(path):
    with open(path, encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield {"id": f"{number:08}", "text": line.rstrip("\n")}


def write(work, name, records):
    """Records and, apart, their texts; the size of the texts in bytes and how many there are."""
    size = count = 0
    with open(f"{work}/{name}.jsonl", "w") as file, open(f"{work}/{name}.txt", "w") as texts:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
            texts.write(record["text"] + "\n")
            size += len(record["text"].encode())
            count += 1
    return size, count


def head(source, target, count):
    with open(source, "rb") as lines, open(target, "wb") as out:
        out.writelines(line for _, line in zip(range(count), lines))


def tokens(tool, given):
    told = subprocess.check_output([tool, *ANALYZE, "2", "--only", "dates"], stdin=open(given, "rb"))
    return sum(json.loads(line)["stats"]["tokens"] for line in told.splitlines())


def layers(tool, work, corpora):
    """Speed of each choice of layers on each corpus, on one core by CPU time."""
    yield ["", *(f"{name}, {size / 1e6:.0f} MB" for name, (size, _) in corpora.items()), "a token"]
    first, (size, _) = next(iter(corpora.items()))
    words = tokens(tool, f"{work}/{first}.jsonl")
    commands = {layer: [tool, *ANALYZE, "1", *options] for layer, options in LAYERS.items()}
    fold = [tool, "normalize", "--input-format", "jsonl", "-"]
    for layer, command in {"read and folded (`normalize`)": fold, **commands}.items():
        runs = [best(command, f"{work}/{name}.jsonl") for name in corpora]
        speeds = [rate(size, each.cpu) for (size, _), each in zip(corpora.values(), runs)]
        yield [layer, *speeds, f"{runs[0].cpu / words * 1e9:.0f} ns"]


def whole(tool, work, size, quick):
    """What a run as a whole takes."""
    made = f"{work}/made.jsonl"
    one, two = (best([tool, *ANALYZE, jobs], made, cores=None) for jobs in "12")
    head(made, f"{work}/one", 1)
    starts = [run([tool, *ANALYZE, "1"], f"{work}/one", "0") for _ in range(20)]
    yield ["", "measured", "aim"]
    yield ["all layers, one thread, by the clock", rate(size, one.seconds), "15 MB/s"]
    faster = f"{one.seconds / two.seconds:.2f} times one"
    yield ["two threads", f"{rate(size, two.seconds)}, {faster}", "1.8 times"]
    yield ["one short article, start to end", f"{sorted(starts)[10].seconds * 1e3:.0f} ms", "10 ms"]
    yield [f"most memory, {size / 1e6:.0f} MB, two threads", f"{two.memory / 1e6:.0f} MB", "100 MB"]
    if not quick:
        stream = f"cat {' '.join([made] * 10)} | {tool} {' '.join(ANALYZE)} 2"
        yield [f"the same, {size / 1e8:.1f} GB", f"{run(['sh', '-c', stream]).memory / 1e6:.0f} MB", "100 MB"]


def counts(tool, work):
    """Instructions that each layer adds for an article, start and end of a run left out."""
    few, many = 20, 60
    for count in (few, many):
        head(f"{work}/made.jsonl", f"{work}/{count}", count)
    words = tokens(tool, f"{work}/{many}") - tokens(tool, f"{work}/{few}")

    def count(options, given):
        counted = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={os.devnull}"]
        command = [*counted, tool, *ANALYZE, "1", *options]
        with open(given, "rb") as stdin:
            done = subprocess.run(command, stdin=stdin, capture_output=True, check=True)
        return int(re.search(r"Collected : (\d+)", done.stderr.decode())[1])

    yield ["", "instructions a token", "more than the line above"]
    before = 0
    for layer, options in LAYERS.items():
        if layer == "all layers, no tagger":
            continue
        each = (count(options, f"{work}/{many}") - count(options, f"{work}/{few}")) / words
        yield [layer, f"{each:,.0f}", f"{each - before:,.0f}"]
        before = each


def python(work, size, code):
    """Speed of a library on the first bytes of the made text; none when it is not installed."""
    sample = f"{work}/sample"
    with open(f"{work}/made.txt", "rb") as file, open(sample, "wb") as out:
        out.write(file.read(size).decode(errors="ignore").encode())
    with open(sample) as stdin:
        command = [sys.executable, "-c", TIMED.replace("CODE", code)]
        done = subprocess.run(command, stdin=stdin, capture_output=True, text=True)
    return None if done.returncode else size / float(done.stdout.split()[-1])


TIMED = """
import sys, time
CODE
text = sys.stdin.read()
start = time.process_time()
read(text)
print(time.process_time() - start)
"""
CAMEL = """
from camel_tools.utils.normalize import normalize_unicode, normalize_alef_ar, normalize_teh_marbuta_ar
from camel_tools.tokenizers.word import simple_word_tokenize
def read(text):
    simple_word_tokenize(normalize_teh_marbuta_ar(normalize_alef_ar(normalize_unicode(text))))
"""
DATEPARSER = """
from dateparser.search import search_dates
def read(text):
    for line in text.splitlines():
        search_dates(line, languages=["ar"])
"""


def others(tool, work, size):
    """Other tools on the same text and core, in speed and as a part of this tool's."""
    phrases = listed()
    pathlib.Path(f"{work}/forms").write_text("\n".join(phrases) + "\n")
    text = f"{work}/made.txt"
    own = size / best([tool, *ANALYZE, "1"], f"{work}/made.jsonl").cpu
    speeds = {"this tool, all layers": own}
    if shutil.which("rg"):
        listing = ["rg", "-j1", "-o", "-b", "-F", "-f", f"{work}/forms", text]
        speeds[f"`rg -o -b -F -f`, {len(phrases):,} phrases of the lexicon"] = size / best(listing).cpu
    speeds["`wc -m`"] = size / best(["wc", "-m", text]).cpu
    speeds["camel_tools, normalizing and tokenizing"] = python(work, 4_000_000, CAMEL)
    speeds["dateparser, `search_dates`"] = python(work, 100_000, DATEPARSER)
    yield ["", "speed", "this tool is"]
    for name, speed in speeds.items():
        if speed:
            yield [name, rate(speed, 1), f"{own / speed:.3g} times as fast"]


def table(rows):
    first, *rest = rows
    lines = [first, ["---:" if n else "---" for n in range(len(first))], *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def processor():
    found = re.search(r"model name\s*: (.*)", pathlib.Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} × {found[1] if found else 'unknown'}"


def put(name, text):
    page = PAGE.read_text()
    block = re.compile(rf"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
    PAGE.write_text(block.sub(lambda marks: f"{marks[1]}{text}\n{marks[2]}", page))


def main():
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=layout)
    parser.add_argument("tool", type=pathlib.Path)
    parser.add_argument("--plain", type=pathlib.Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--table", choices=["whole", "layers", "counts", "others"])
    args = parser.parse_args()
    tool = str(args.tool.resolve())
    load = os.getloadavg()[0]
    names = known(tool)
    with tempfile.TemporaryDirectory(prefix="karabakh-performance-") as work:
        size = 20_000_000 if args.quick else 205_000_000
        corpora = {"made": write(work, "made", articles(tool, names, size))}
        if args.plain:
            corpora["plain"] = write(work, "plain", plain(args.plain))
        size, _ = corpora["made"]
        version = subprocess.check_output([tool, "--version"], text=True).strip()
        texts = [
            f"{name} text: {number:,} articles, {length / 1e6:.0f} MB"
            for name, (length, number) in corpora.items()
        ]
        about = f"{version}, {processor()}, {datetime.date.today()}, load before {load:.1f}"
        put("about", "; ".join([about, *texts]) + ".")
        tables = {
            "whole": lambda: whole(tool, work, size, args.quick),
            "layers": lambda: layers(tool, work, corpora),
            "counts": lambda: counts(tool, work),
            "others": lambda: others(tool, work, size),
        }
        for name in [args.table] if args.table else tables:
            if name != "counts" or shutil.which("valgrind"):
                put(name, table(tables[name]()))


if __name__ == "__main__":
    main()
