"""Makes the articles of the Spark test from seeds: every text differs in words, numbers and days."""

import datetime
import json
import pathlib
import random
import re

# What a text may hold that a pipe of lines, a JSON reader or a table could trip over.
HOSTILE = [
    "قال المتحدث:\nقتل 12 جنديا\r\nفي شوشا\rأمس.",
    "قتل 3 جنود\u2028في باكو\u2029وأصيب 5\u0085أمس.",
    'قال: "قتل 7 مدنيين" و\\n \\u2028 \\" \\N \\\\ ثم سكت.',
    'قتل 3 جنود,"error":{"what":"لا","help":"شيء"}',
    "قتل\t4 مدنيين\tفي\tيريفان.",
    "\ufeffقتل \u200f9\u200e جنود 🪖👩‍🚒 في قره باغ 🇦🇿.",
    "قتل 5\u0000جنود\u0001 في \u001bباكو\u007f.",
    "\\N",
    "null",
    "{}",
    '{"id": "inner", "text": "قتل 8 جنود."}',
    "قَـــتْلُ ٢٠٠ شخصٍ، على ما أفادت «وكالة» ‘رويترز’.",
    "𞸀𐤀 قتل 6 أشخاص \U0010ffff\ufffe.",
]
NAMES = ['a\tb', 'a\nb', 'a"b', "a\\b", "a\u2028b", "a b", "🪖", "قره", "null", "0", "{", "\\N"]


def made(seeds, count):
    """Records that can be read."""
    chance = random.Random(7)
    lines = [path.read_text().splitlines() for path in sorted(pathlib.Path(seeds).glob("*.txt"))]
    day = datetime.date(2020, 9, 27)
    for number in range(count):
        article = chance.choice(lines)
        start = chance.randrange(len(article))
        text = "\n".join(article[start : start + chance.choice([1, 1, 2])])
        text = re.sub(r"\d+", lambda found: str(chance.randrange(1, 10 ** len(found[0]))), text)
        yield {
            "id": f"article-{number:06}",
            "text": text,
            "date": str(day + datetime.timedelta(chance.randrange(1200))),
            "source": chance.choice(["رويترز", "تاس", None]),
        }


def hostile():
    """Records that can be read though they look hard."""
    for number, text in enumerate(HOSTILE):
        yield {"id": f"hostile-{number}", "text": text, "date": "2020-10-04", "source": text}
    for name in NAMES:
        yield {"id": f"{name} id", "text": "قتل 3 جنود في باكو.", "date": None, "source": name}
    # what is no date is a warning
    yield {"id": "bad\u2028date", "text": "قتل 3 جنود.", "date": "tomorrow\u2028", "source": None}
    yield {"id": "bad day", "text": "قتل 3 جنود.", "date": "2020-13-40", "source": None}


def unreadable():
    """Records that cannot be read."""
    yield {"id": "blank", "text": " ", "date": None, "source": None}
    yield {"id": "no text", "text": None, "date": None, "source": None}


def all_records(seeds, count):
    """All of them, in an order that mixes the kinds."""
    records = [*made(seeds, count), *hostile(), *unreadable()]
    random.Random(8).shuffle(records)
    return records


def write(records, path):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(json.dumps(record) + "\n")
