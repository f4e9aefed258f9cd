#!/usr/bin/env python3
"""Writes what fuzzing starts from: the words of the lexicon as a dictionary, `fuzz/corpus/words.dict`, and below
`fuzz/corpus/` for each target the paragraphs, records and tables of this repository that suit it."""

import hashlib
import pathlib
import re

TOP = pathlib.Path(__file__).resolve().parent.parent
CORPUS = TOP / "fuzz" / "corpus"
QUOTED = re.compile(r'"([^"\\]+)"')


def read(pattern):
    return [path.read_text(encoding="utf-8") for path in sorted(TOP.glob(pattern))]


def keep(target, pieces, most=4096):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    for piece in pieces:
        piece = piece.encode() if isinstance(piece, str) else piece
        if 0 < len(piece) <= most:
            (folder / hashlib.sha256(piece).hexdigest()[:16]).write_bytes(piece)


def escaped(word):
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"'


texts = [part for text in read("seeds/*.txt") for part in re.split(r"\n\s*\n", text)]
cases = [word for case in read("tests/cases/**/*.toml") for word in QUOTED.findall(case) if len(word) > 20]
entries = [entry for file in read("src/lexicon/data/*.toml") for entry in re.split(r"\n(?=\[\[)", file)]
gold = [line for file in read("tests/gold/*.jsonl") for line in file.splitlines()]
records = [line for line in gold if len(line) < 4000]
tables = read("seeds/*.csv") + ["path,date\nstdin,2020-11-12\n", '{"id": "stdin", "date": "2020-11-12"}\n']

# any bytes are choices of words
keep("news", cases[::20])
keep("fold", texts + cases)
keep("analyze", texts + cases)
keep("lexicon", entries[::40])
keep("gold", records)
encodings = ["utf-8", "utf-16", "cp1256", "iso8859-6"]
keep("articles", [text.encode(name, "ignore") for text in texts[:40] for name in encodings] + records[:40])
keep("metadata", tables)

# what programs wrote for the tests, and layouts of pages; a web archive's first byte says nothing, unlike the others'
files = {kind: [path.read_bytes() for path in sorted((TOP / "tests" / "input" / kind).iterdir()) if path.suffix != ".toml"]
         for kind in ("html", "csv", "json", "warc")}
pages = [path.read_bytes() for path in sorted((TOP / "tests" / "pages" / "layouts").glob("*.html"))]
for kind, pieces in files.items():
    keep(kind, pieces + (pages if kind == "html" else []), most=16384)

# words of one to three parts that rules ask for; names are in the texts
words = {word for file in read("src/lexicon/data/*.toml") for word in QUOTED.findall(file) if word[0] > "\u0600"}
rules = {word for name in ("numbers", "outcomes", "particles", "speech", "time", "victims")
         for file in read(f"src/lexicon/data/{name}.toml") for word in QUOTED.findall(file) if word[0] > "\u0600"}
marks = list("«»“”\"':،؛؟()[]-–…ـ\u200f\u202b\u064e\u0651٠١٢٣٤٥٦٧٨٩") + [" و", " ال", "\r\n", "\n\n"]
lines = sorted(rules)[::4] + sorted(words - rules)[::64] + marks
(CORPUS / "words.dict").write_text("\n".join(map(escaped, lines)) + "\n")
