"""Makes web pages as outlets send them, for measuring: an article in a layout of `tests/pages`, between the styles,
scripts, menus, cards of other stories and footers that make nine tenths of a page and more.

    pages.py --folder FOLDER --megabytes 100     one file a page
    pages.py --warc FILE.warc.gz --megabytes 1000   a web archive, by warcio, one page in three in English
"""

import argparse
import io
import json
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "pages"))
from compare import filled  # noqa: E402

ENGLISH = "The minister said on Thursday that talks in the capital had gone well and would go on next week. "
WORDS = "عاجل أخبار العالم اقتصاد رياضة منوعات ثقافة رأي صحة تكنولوجيا سياسة حوارات تحقيقات صور فيديو بودكاست".split()


def styles(chance):
    rules = (f".c{chance.randrange(10**6)}-x .card__title:hover{{margin:{chance.randrange(40)}px 0;color:#{chance.randrange(16**6):06x};"
             "display:flex;font-family:'Noto Kufi Arabic',sans-serif}" for _ in range(150))
    return "<style>" + "".join(rules) + "</style>"


def state(chance):
    """What pages carry for their scripts: stories of the day as JSON."""
    stories = [{"id": chance.randrange(10**9), "slug": f"/news/{n}", "title": " ".join(chance.choices(WORDS, k=9)), "tags": chance.choices(WORDS, k=4),
                "image": {"src": f"https://cdn.example/{chance.randrange(10**9)}.jpg", "w": 1200, "h": 675}} for n in range(110)]
    return '<script id="__STATE__" type="application/json">' + json.dumps(stories, ensure_ascii=chance.random() < 0.5) + "</script>"


def script(chance):
    lines = (f"window.q=window.q||[];q.push(['track',{{n:{chance.randrange(10**6)},k:'<div class=\"ad\">'}}]);if(a<b&&c>{n}){{f{n}();}}" for n in range(170))
    return "<script>(function(){" + "".join(lines) + "})();</script>"


def menu(chance):
    items = (f'<li class="menu-item menu-item-type-taxonomy menu-item-{chance.randrange(10**5)}"><a href="https://news.example/c/{n}" '
             f'data-ga="menu" aria-label="{chance.choice(WORDS)}"><span class="t">{chance.choice(WORDS)}</span></a></li>' for n in range(90))
    return '<nav class="main-menu"><ul>' + "".join(items) + "</ul></nav>"


def cards(chance):
    picture = '<svg viewBox="0 0 24 24"><path d="M12 2C6.48 2 2 6.48 2 12s4.48 10 10 10 10-4.48 10-10S17.52 2 12 2zm1 15h-2v-6h2v6z"/></svg>'
    items = (f'<article class="card card--s{n % 4}"><a class="card__link" href="/news/{chance.randrange(10**6)}"><figure><img loading="lazy" '
             f'srcset="https://cdn.example/{n}-300.jpg 300w, https://cdn.example/{n}-600.jpg 600w" alt=""></figure>{picture}'
             f'<h3 class="card__title">{" ".join(chance.choices(WORDS, k=8))}</h3></a><time datetime="2020-11-0{1 + n % 9}">قبل {n} ساعات</time></article>'
             for n in range(45))
    return '<aside class="related-stories">' + "".join(items) + "</aside>"


def pages(size, with_english=False):
    """Pages of so many bytes together: address, page."""
    chance = random.Random(7)
    layouts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "pages" / "layouts").glob("*.html"))]
    layouts = [layout for layout in layouts if "</body>" in layout and "<body" in layout and "1256" not in layout]
    seeds = [path.read_text(encoding="utf-8").split("\n") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    number = made = 0
    while made < size:
        number += 1
        english = with_english and number % 3 == 0
        lines = [ENGLISH * 4] * 8 if english else [line for line in chance.choice(seeds) if line.strip()]
        url = f"https://news.example/2020/11/12/{number}"
        text = {"title": f"خبر رقم {number}", "outlet": "الوكالة", "url": url, "iso": "2020-11-12", "shown": "12 نوفمبر 2020",
                "slash": "12/11/2020", "paragraphs": [f"{line} {number}." if at == 0 else line for at, line in enumerate(lines)]}
        page = filled(chance.choice(layouts), text)
        head, body = page.split("<body", 1)
        start, body = body.split(">", 1)
        body, tail = body.rsplit("</body>", 1)
        page = f"{head}{styles(chance)}{state(chance)}<body{start}>{menu(chance)}{body}{cards(chance)}{script(chance)}</body>{tail}".encode()
        made += len(page)
        yield url, page


def write_archive(path, size):
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    with open(path, "wb") as file:
        writer = WARCWriter(file, gzip=path.suffix == ".gz")
        for url, page in pages(size, with_english=True):
            head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=head))


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--megabytes", type=int, default=100)
    where = options.add_mutually_exclusive_group(required=True)
    where.add_argument("--folder", type=Path)
    where.add_argument("--warc", type=Path)
    options = options.parse_args()
    size = options.megabytes * 1_000_000
    if options.warc:
        write_archive(options.warc, size)
        return
    options.folder.mkdir(parents=True)
    for number, (_, page) in enumerate(pages(size), 1):
        (options.folder / f"{number:05}.html").write_bytes(page)


main()
