"""What trafilatura finds on the same pages, or what this tool finds: `compare.py [TEXTS.jsonl FACTS.jsonl]`, with what
`analyze FOLDER -f jsonl -o FACTS.jsonl --keep-text TEXTS.jsonl` wrote of `compare.py --write FOLDER`."""

import html
import json
import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent


def pages():
    """Each layout with each text in it: name, bytes, article."""
    texts = tomllib.loads((HERE / "texts.toml").read_text())["text"]
    for path in sorted((HERE / "layouts").glob("*.html")):
        layout = path.read_text()
        for number, text in enumerate(texts, 1):
            page = filled(layout, text)
            encoding = "cp1256" if "charset=windows-1256" in page else "utf-8"
            yield f"{path.stem}-{number}", page.encode(encoding), text


def filled(layout, text):
    """A layout with an article in it."""
    paragraphs = text["paragraphs"]
    parts = {"p": paragraphs, "p1": paragraphs[:1], "rest": paragraphs[1:]}

    def put(found):
        piece = found[2]
        return "".join(piece.replace("%", html.escape(p, quote=False), 1) for p in parts[found[1]])

    page = re.sub(r"\{\{(p|p1|rest)\|(.*?)\}\}", put, layout, flags=re.DOTALL)
    plain = json.dumps("\n".join(paragraphs), ensure_ascii=False)[1:-1]
    values = {
        "title": text["title"], "outlet": text["outlet"], "url": text["url"], "iso": text["iso"],
        "iso_time": text["iso"] + "T08:30:00+03:00", "arabic_date": text["shown"],
        "date_words": text["shown"], "slash_date": text["slash"], "plain": plain,
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: values[found[1]], page)


def f1(found, text):
    """Words of both, as a bag."""
    is_, should = Counter(found.split()), Counter(" ".join(text["paragraphs"]).split())
    same = sum((is_ & should).values())
    return 2 * same / max(1, is_.total() + should.total())


def trafilatura():
    from trafilatura import bare_extraction

    for name, page, text in pages():
        found = bare_extraction(page, include_comments=False, with_metadata=True)
        found = found.as_dict() if found else {}
        yield name, text, found.get("text") or "", found.get("date")


def of_files(*paths):
    texts, facts = ({record["id"]: record for record in map(json.loads, Path(path).read_text().splitlines())} for path in paths)
    for name, _, text in pages():
        published = facts.get(name, {}).get("published", {})
        yield name, text, texts.get(name, {}).get("text") or "", published.get("date")


def main(arguments):
    if arguments[:1] == ["--write"]:
        folder = Path(arguments[1])
        folder.mkdir(exist_ok=True)
        for name, page, _ in pages():
            (folder / f"{name}.html").write_bytes(page)
        return
    rows = list(of_files(*arguments) if arguments else trafilatura())
    scores = [f1(found, text) for _, text, found, _ in rows]
    days = [day == text["iso"] for _, text, _, day in rows]
    for (name, text, _, day), score in zip(rows, scores):
        if score < 0.97 or day != text["iso"]:
            print(f"{name}: F1 {score:.3f}, day {day}")
    print(f"pages {len(rows)}, text F1 {sum(scores) / len(rows):.3f}, days right {sum(days) / len(rows):.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
