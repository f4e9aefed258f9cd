"""Files that programs write, for `tests/input`: openpyxl, python-docx, feedgen, warcio, pyarrow, trafilatura, zipfile, tarfile."""
import datetime, gzip, io, tarfile, zipfile
from pathlib import Path

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>زيارة - الوكالة</title>
<meta property="og:title" content="زيارة إلى باكو"><meta property="og:site_name" content="الوكالة">
<meta property="article:published_time" content="2020-11-12T08:30:00+04:00"></head><body>
<nav><a href="/">الرئيسية</a></nav><article><h1>زيارة إلى باكو</h1><p>وصل وزير الخارجية الروسي سيرغي لافروف إلى باكو، الخميس، في زيارة تستغرق يومين.</p>
<p>وقتل ثلاثة جنود في شوشا قبل ساعات من وصوله.</p></article><footer>جميع الحقوق محفوظة</footer></body></html>"""
FIRST, SECOND = "وصل لافروف إلى باكو.", "قتل ثلاثة جنود في شوشا."
STAMP = (2020, 11, 12, 0, 0, 0)


def excel():
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "أخبار"
    sheet.append(["أخبار الشهر"])
    sheet.append([])
    sheet.append(["الرقم", "العنوان", "النص", "التاريخ"])
    sheet.append([7, "زيارة", FIRST, datetime.date(2020, 11, 12)])
    sheet.append([])
    sheet.append([8, None, SECOND, "13/11/2020"])
    sheet.append([9, "بلا نص", None, None])
    book.create_sheet("ملاحظات").append(["x"])
    book.save(HERE / "excel" / "two_sheets.xlsx")
    book = openpyxl.Workbook()
    book.active.append(["name", "place"])
    book.save(HERE / "excel" / "no_text.xlsx")


def docx():
    import docx
    document = docx.Document()
    document.core_properties.title = "زيارة"
    document.add_paragraph(FIRST)
    document.add_paragraph(SECOND)
    document.add_table(1, 2).rows[0].cells[0].text = "القتلى"
    document.save(HERE / "docx" / "article.docx")


def feed():
    from feedgen.feed import FeedGenerator
    made = FeedGenerator()
    made.id("https://a.example/"); made.title("الوكالة"); made.link(href="https://a.example/"); made.description("أخبار")
    for number, text in enumerate([FIRST, SECOND], 1):
        entry = made.add_entry(order="append")
        entry.id(f"https://a.example/{number}"); entry.title(f"خبر & {number}"); entry.link(href=f"https://a.example/{number}")
        entry.published(datetime.datetime(2020, 11, 11 + number, tzinfo=datetime.timezone.utc))
        entry.updated(datetime.datetime(2020, 12, 1, tzinfo=datetime.timezone.utc))
        entry.description("ملخص"); entry.content(f"<p>{text}</p><p>تتمة الخبر.</p>", type="CDATA")
    made.lastBuildDate(datetime.datetime(2020, 12, 1, tzinfo=datetime.timezone.utc))
    made.updated(datetime.datetime(2020, 12, 1, tzinfo=datetime.timezone.utc))
    made.rss_file(HERE / "feed" / "feedgen.rss", pretty=True)
    made.atom_file(HERE / "feed" / "feedgen.atom", pretty=True)


def warc():
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
    english = "<html><body><p>The minister came to Baku on Thursday for two days of talks, the agency said.</p></body></html>"
    with open(HERE / "warc" / "pages.warc.gz", "wb") as file:
        writer = WARCWriter(file, gzip=True)
        def add(url, body, headers, status="200 OK"):
            head = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
            record = writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=head,
                warc_headers_dict={"WARC-Date": "2020-11-14T00:00:00Z", "WARC-Record-ID": f"<urn:uuid:{url[-1]}>"})
            writer.write_record(record)
        html = [("Content-Type", "text/html; charset=utf-8")]
        add("https://a.example/1", PAGE.encode(), html)
        add("https://a.example/2", gzip.compress(PAGE.encode(), mtime=0), html + [("Content-Encoding", "gzip")])
        add("https://a.example/3", english.encode(), html)
        add("https://a.example/4", b"\x89PNG", [("Content-Type", "image/png")])
        add("https://a.example/5", b"", html, "404 Not Found")
        old = PAGE.replace('<meta charset="utf-8">', "").encode("cp1256")
        add("https://a.example/6", old, [("Content-Type", "text/html; charset=windows-1256")])


def parquet():
    import pyarrow as pa
    from pyarrow import parquet as pq
    def write(name, columns, **options):
        pq.write_table(pa.table(columns), HERE / "parquet" / name, **options)
    day, day_after = datetime.datetime(2020, 11, 12, 8, 30), datetime.datetime(2020, 11, 13)
    # as pandas wrote until version 3
    write("nanoseconds.parquet", {
        "title": ["زيارة", None, "بلا نص"], "text": [FIRST, SECOND, None], "url": ["https://a.example/1", None, None],
        "published_at": pa.array([day, day_after, None], pa.timestamp("ns")), "tags": [["a"], [], None], "id": [7, 8, 9],
    }, row_group_size=2)
    write("zstd.parquet", {"النص": [FIRST], "التاريخ": pa.array([day.date()], pa.date32())}, compression="zstd")
    write("micros.parquet", {"body": pa.array([SECOND], pa.large_string()), "date": pa.array([day], pa.timestamp("us", "Asia/Baku"))}, use_dictionary=False)
    write("no_text.parquet", {"name": ["a"], "place": ["b"]})
    write("no_rows.parquet", {"text": pa.array([], pa.string())})
    whole = (HERE / "parquet" / "zstd.parquet").read_bytes()
    (HERE / "parquet" / "cut.parquet").write_bytes(whole[: len(whole) // 2])
    (HERE / "parquet" / "damaged.parquet").write_bytes(whole[:20] + b"\xff" * 20 + whole[40:])


def trafilatura():
    """Needs lxml_html_clean besides."""
    from trafilatura import extract
    record = extract(PAGE, output_format="json", with_metadata=True, url="https://a.example/2020/11/12/1")
    (HERE / "json" / "trafilatura.json").write_text(record + "\n")


def archives():
    members = {"b/2.txt": SECOND, "a.html": PAGE, "r.jsonl": '{"text": "%s"}\n{"id": "x"}\n' % FIRST, "c.jpg": "x", ".hidden.txt": "x"}
    with zipfile.ZipFile(HERE / "archive" / "mixed.zip", "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in members.items():
            made.writestr(zipfile.ZipInfo(name, STAMP), text)
    for name, mode in [("mixed.tar", "w"), ("mixed.tar.gz", "w:gz")]:
        with tarfile.open(HERE / "archive" / name, mode) as made:
            for member, text in members.items():
                info = tarfile.TarInfo(member)
                info.size = len(text.encode())
                made.addfile(info, io.BytesIO(text.encode()))
    with zipfile.ZipFile(HERE / "archive" / "pictures.zip", "w") as made:
        made.writestr(zipfile.ZipInfo("c.jpg", STAMP), "x")
    whole = (HERE / "archive" / "mixed.zip").read_bytes()
    (HERE / "archive" / "cut.zip").write_bytes(whole[: len(whole) // 2])
    with zipfile.ZipFile(HERE / "archive" / "nested.zip", "w") as made:
        made.writestr(zipfile.ZipInfo("in.zip", STAMP), (HERE / "archive" / "pictures.zip").read_bytes())


def epub():
    with zipfile.ZipFile(HERE / "epub" / "book.epub", "w") as made:
        def put(name, text): made.writestr(zipfile.ZipInfo(name, STAMP), text)
        put("mimetype", "application/epub+zip")
        put("META-INF/container.xml", '<container><rootfiles><rootfile full-path="OEBPS/p.opf"/></rootfiles></container>')
        put("OEBPS/p.opf", '<package xmlns:dc="x"><metadata><dc:title>كتاب</dc:title><dc:date>2020-11-12</dc:date></metadata><manifest><item id="a" href="2.xhtml"/><item id="b" href="1.xhtml"/></manifest><spine><itemref idref="b"/><itemref idref="a"/></spine></package>')
        put("OEBPS/1.xhtml", f"<html><head><title>الفصل الأول</title></head><body><p>{FIRST}</p></body></html>")
        put("OEBPS/2.xhtml", f"<html><body><p>{SECOND}</p></body></html>")


def mail():
    from email.message import EmailMessage
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText
    message = EmailMessage()
    message["From"] = "الوكالة <desk@a.example>"; message["To"] = "b@a.example"; message["Subject"] = "زيارة إلى باكو"
    message["Date"] = "Thu, 12 Nov 2020 10:00:00 +0400"
    message.set_content(FIRST)
    message.add_alternative(f"<p>{FIRST}</p>", subtype="html")
    (HERE / "mail" / "message.eml").write_bytes(bytes(message))
    page = MIMEMultipart("related", boundary="----b")
    page["From"] = "<Saved by Blink>"; page["Snapshot-Content-Location"] = "https://a.example/1"; page["Subject"] = "x"
    part = MIMEText(PAGE, "html", "utf-8"); part["Content-Location"] = "https://a.example/1"
    page.attach(part)
    (HERE / "mail" / "page.mhtml").write_bytes(bytes(page))


if __name__ == "__main__":
    for folder in ["excel", "docx", "feed", "warc", "parquet", "archive", "epub", "mail", "html"]:
        (HERE / folder).mkdir(exist_ok=True)
    (HERE / "html" / "article.html").write_text(PAGE)
    for make in [excel, docx, feed, warc, parquet, trafilatura, archives, epub, mail]:
        make()
