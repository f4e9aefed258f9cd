#!/usr/bin/env python3
"""Measures how fast the tool is and writes the tables of docs/performance.md.

    python3 docs/performance/measure.py target/release/karabakh-cli --plain FILE [--symbols BINARY] [--quick]

Let nothing else run meanwhile; it takes half an hour and 3 GB in the folder for temporary files.
`--plain FILE` is real text, one article a line, also packed as .xz; it can be given several times, and
the first is what everything is measured on. Made text is measured beside it: it says the same words
again and again, which flatters. `--symbols BINARY` is the same build with its symbols, for counting;
`--before BINARY` is an earlier build, measured beside it. `--table` measures one table only; `--quick`
takes 12 MB of each text, or as many as it says, and leaves the long stream out. What is not installed is
left out of the tables: valgrind, rg, and in the Python that runs this camel_tools and dateparser.
"""

import argparse
import collections
import datetime
import itertools
import json
import lzma
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
    "dates": [*ANALYZE, "1", "--only", "dates"],
    "names, lists and rules": [*ANALYZE, "1", "--only", "entities", "--no-tagger"],
    "names with the tagger": [*ANALYZE, "1", "--only", "entities"],
    "clauses (`parse`)": ["parse", "-", "--input-format", "jsonl"],
    "quotations": [*ANALYZE, "1", "--only", "quotes"],
    "casualties": [*ANALYZE, "1", "--only", "casualties"],
    "events": [*ANALYZE, "1", "--only", "events"],
    "all layers": [*ANALYZE, "1"],
}
FOLD = ["normalize", "--input-format", "jsonl", "-"]
# The caches of a core that are counted: bytes, ways, bytes of a line. The last level stands for the second.
CACHES = ["--I1=32768,8,64", "--D1=32768,8,64", "--LL=524288,8,64"]
# Articles of each count; what both have in common is the start and end of a run.
FEW, MANY = 20, 60
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


def articles(tool, names):
    """Seeds again and again, each time with other numbers, days and names."""
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
    for number in itertools.count():
        text, spans = chance.choice(seeds)
        for start, end, kind in spans:
            if chance.random() < 0.5:
                text = text[:start] + chance.choice(names[kind]) + text[end:]
        text = re.sub(r"\d+", lambda digits: str(chance.randrange(1, 10 ** len(digits[0]))), text)
        day = datetime.date(2020, 9, 27) + datetime.timedelta(chance.randrange(1200))
        yield {"id": f"{number:08}", "text": text, "date": str(day)}


def plain(path):
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield {"id": f"{number:08}", "text": line.rstrip("\n")}


def write(work, name, records, most):
    """Records and, apart, their texts, until they have `most` bytes; their size and how many there are."""
    size = count = 0
    with open(f"{work}/{name}.jsonl", "w") as file, open(f"{work}/{name}.txt", "w") as texts:
        for record in records:
            if size >= most:
                break
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
    words = tokens(tool, f"{work}/{next(iter(corpora))}.jsonl")
    for layer, command in {"read and folded (`normalize`)": FOLD, **LAYERS}.items():
        runs = [best([tool, *command], f"{work}/{name}.jsonl") for name in corpora]
        speeds = [rate(size, each.cpu) for (size, _), each in zip(corpora.values(), runs)]
        yield [layer, *speeds, f"{runs[0].cpu / words * 1e9:.0f} ns"]


def whole(tool, work, name, corpus, before, quick):
    """What a run as a whole takes."""
    size, number = corpus
    text = f"{work}/{name}.jsonl"
    one, two = (best([tool, *ANALYZE, jobs], text, cores=None) for jobs in "12")
    head(text, f"{work}/one", 1)
    starts = [run([tool, *ANALYZE, "1"], f"{work}/one", "0") for _ in range(20)]
    yield ["", "measured", "aim"]
    yield ["all layers, one thread, CPU time", rate(size, one.cpu), "18 MB/s"]
    if before:
        earlier = best([before, *ANALYZE, "1"], text, cores=None)
        yield ["as often as an earlier build", f"{earlier.cpu / one.cpu:.2f} times", "2 times"]
    faster = f"{one.seconds / two.seconds:.2f} times one"
    yield ["two threads, by the clock", f"{rate(size, two.seconds)}, {faster}", "1.85 times"]
    yield ["one short article, start to end", f"{sorted(starts)[10].seconds * 1e3:.1f} ms", "4 ms"]
    yield [f"most memory, {size / 1e6:.0f} MB, two threads", in_megabytes(two.memory), "60 MB"]
    if not quick:
        stream = f"cat {' '.join([text] * 10)} | {tool} {' '.join(ANALYZE)} 2"
        yield [f"the same, {size / 1e8:.1f} GB", in_megabytes(run(["sh", "-c", stream]).memory), "60 MB"]
    for articles in (each for each in (1000, 4000) if each <= number):
        memory = aggregate_first(tool, work, text, articles).memory
        yield [f"most memory, `aggregate` of {articles:,} articles", in_megabytes(memory), "linear"]


def in_megabytes(size):
    return f"{size / 1e6:.0f} MB"


def aggregate_first(tool, work, text, articles):
    """Putting the analyses of the first articles together."""
    head(text, f"{work}/articles", articles)
    with open(f"{work}/articles", "rb") as stdin, open(f"{work}/analyses.jsonl", "wb") as stdout:
        subprocess.run([tool, *ANALYZE, "2"], stdin=stdin, stdout=stdout, check=True)
    return run([tool, "aggregate", f"{work}/analyses.jsonl", "-f", "json"])


def counts(tool, symbols, work, name):
    """What each layer costs for a token, start and end of a run left out."""
    for count in (FEW, MANY):
        head(f"{work}/{name}.jsonl", f"{work}/{count}", count)
    few, many = (tokens(tool, f"{work}/{count}") for count in (FEW, MANY))
    yield ["", "instructions", "first-level misses", "second-level misses", "mispredicted branches"]
    for layer, command in LAYERS.items():
        less, more = (count_events([symbols, *command], f"{work}/{count}", work) for count in (FEW, MANY))
        each = {event: (more[event] - less[event]) / (many - few) for event in more}
        first, second = each["I1mr"] + each["D1mr"] + each["D1mw"], each["ILmr"] + each["DLmr"] + each["DLmw"]
        wrong = each["Bcm"] + each["Bim"]
        yield [layer, f"{each['Ir']:,.0f}", f"{first:,.0f}", f"{second:,.0f}", f"{wrong:,.0f}"]
    start = (less["Ir"] - each["Ir"] * few) / 1e6
    yield ["start and end of a run, all layers", f"{start:.1f} million", "", "", ""]


def count_events(command, given, work):
    """Instructions, cache misses and mispredicted branches of a run without the hash of the articles: valgrind
    knows no instructions for it, which processors have."""
    out = f"{work}/cachegrind"
    tool = ["valgrind", "--tool=cachegrind", "--cache-sim=yes", "--branch-sim=yes", *CACHES]
    with open(given, "rb") as stdin:
        command = [*tool, f"--cachegrind-out-file={out}", *command]
        subprocess.run(command, stdin=stdin, capture_output=True, check=True)
    total, function, named = collections.Counter(), "", False
    with open(out, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            key, _, rest = line.rstrip().partition("=")
            if key == "fn":
                function = rest
                named = named or "karabakh::" in function
            elif line.startswith("events: "):
                events = line.split()[1:]
            elif line[0].isdigit() and "sha2::" not in function:
                total.update(dict(zip(events, map(int, line.split()[1:]))))
    if not named:
        sys.exit(f"{command[-len(LAYERS['all layers']) - 1]} has no symbols, so that the hash cannot be left out; "
                 "build once more with CARGO_PROFILE_RELEASE_STRIP=false and give it with --symbols")
    return total


def python(work, name, size, code):
    """Speed of a library on the first bytes of the text; none when it is not installed."""
    sample = f"{work}/sample"
    with open(f"{work}/{name}.txt", "rb") as file, open(sample, "wb") as out:
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


def others(tool, work, name, size):
    """Other tools on the same text and core, in speed and as a part of this tool's."""
    phrases = listed()
    pathlib.Path(f"{work}/forms").write_text("\n".join(phrases) + "\n")
    text = f"{work}/{name}.txt"
    own = size / best([tool, *ANALYZE, "1"], f"{work}/{name}.jsonl").cpu
    speeds = {"this tool, all layers": own}
    if shutil.which("rg"):
        listing = ["rg", "-j1", "-o", "-b", "-F", "-f", f"{work}/forms", text]
        speeds[f"`rg -o -b -F -f`, {len(phrases):,} phrases of the lexicon"] = size / best(listing).cpu
    speeds["`wc -m`"] = size / best(["wc", "-m", text]).cpu
    speeds["camel_tools, normalizing and tokenizing"] = python(work, name, 4_000_000, CAMEL)
    speeds["dateparser, `search_dates`"] = python(work, name, 100_000, DATEPARSER)
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
    parser.add_argument("--plain", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--symbols", type=pathlib.Path)
    parser.add_argument("--before", type=pathlib.Path)
    parser.add_argument("--quick", type=float, nargs="?", const=12, metavar="MB")
    parser.add_argument("--table", choices=["whole", "layers", "counts", "others"])
    args = parser.parse_args()
    tool = str(args.tool.resolve())
    before = args.before and str(args.before.resolve())
    load = os.getloadavg()[0]
    names = known(tool)
    with tempfile.TemporaryDirectory(prefix="karabakh-performance-") as work:
        size = (args.quick or 205) * 1e6
        texts = {path.name.split(".")[0]: plain(path) for path in args.plain}
        texts["made"] = articles(tool, names)
        corpora = {name: write(work, name, records, size) for name, records in texts.items()}
        name, (size, _) = next(iter(corpora.items()))
        version = subprocess.check_output([tool, "--version"], text=True).splitlines()[0]
        texts = [
            f"{name} text: {number:,} articles, {length / 1e6:.0f} MB"
            for name, (length, number) in corpora.items()
        ]
        about = f"{version}, {processor()}, {datetime.date.today()}, load before {load:.1f}"
        put("about", "; ".join([about, *texts]) + ".")
        tables = {
            "whole": lambda: whole(tool, work, name, corpora[name], before, args.quick),
            "layers": lambda: layers(tool, work, corpora),
            "counts": lambda: counts(tool, str((args.symbols or args.tool).resolve()), work, name),
            "others": lambda: others(tool, work, name, size),
        }
        for each in [args.table] if args.table else tables:
            if each != "counts" or shutil.which("valgrind"):
                put(each, table(tables[each]()))


if __name__ == "__main__":
    main()
