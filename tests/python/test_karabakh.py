"""The Python package as users call it, with the program that `KARABAKH_CLI` names."""

import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
from unittest import mock

import karabakh

TEXT = "قتل ثلاثة جنود في شوشا أمس."
SEEDS = pathlib.Path(__file__).resolve().parents[2] / "seeds"


class Analyze(unittest.TestCase):
    def test_a_text_gives_its_facts_in_the_characters_of_python(self):
        for day in ("2020-11-12", datetime.date(2020, 11, 12), datetime.datetime(2020, 11, 12, 23, 59)):
            document = karabakh.analyze(f"😀 {TEXT}", date=day, id="a\nb", title="عنوان", source="الوكالة", url="https://a.example")
            self.assertEqual(
                [document[key] for key in ("id", "title", "source", "url")],
                ["a\nb", "عنوان", "الوكالة", "https://a.example"],
            )
            (figure,) = document["casualties"]
            self.assertEqual((figure["count"]["min"], figure["outcome"]), (3, "killed"))
            self.assertEqual(f"😀 {TEXT}"[slice(*figure["span"])], figure["text"])
            self.assertEqual(document["dates"][0]["start"], "2020-11-11")

    def test_options_are_those_of_the_program(self):
        document = karabakh.analyze(TEXT, options=["--only", "entities"])
        self.assertEqual((len(document["entities"]), document["casualties"]), (1, []))
        with self.assertRaisesRegex(karabakh.ProgramError, "unexpected argument '--nonsense'"):
            karabakh.analyze(TEXT, options=["--nonsense"])
        with self.assertRaisesRegex(karabakh.ProgramError, "nothing matches `لندن`"):
            karabakh.analyze(TEXT, options=["--match", "لندن"])

    def test_what_is_no_arabic_text_is_told(self):
        for text, what in [("", "is empty"), (" \n", "is empty"), ("The minister came to Baku on Thursday, for two days.", "is not Arabic")]:
            with self.assertRaisesRegex(karabakh.Unreadable, what) as caught:
                karabakh.analyze(text, id="x")
            (problem,) = caught.exception.problems
            self.assertEqual((problem.id, problem.path), ("x", "-"))
            self.assertTrue(problem.help)
        with self.assertRaisesRegex(TypeError, "record 1 has no text: `text` is NoneType"):
            karabakh.analyze(None)
        # half of a surrogate pair is no character of UTF-8
        try:
            karabakh.analyze(f"{TEXT}\ud800")
        except karabakh.Unreadable:
            pass


class AnalyzeAll(unittest.TestCase):
    def test_each_record_has_its_document_and_bad_ones_come_last(self):
        records = [TEXT, {"text": ""}, {"id": "c", "text": TEXT, "date": datetime.date(2020, 11, 12)}]
        ids = []
        with self.assertRaises(karabakh.Unreadable) as caught:
            for document in karabakh.analyze_all(records):
                ids.append(document["id"])
        self.assertEqual(ids, ["1", "c"])
        self.assertEqual([problem.id for problem in caught.exception.problems], ["2"])
        self.assertEqual(list(karabakh.analyze_all([])), [])
        (document,) = karabakh.analyze_all([{"text": TEXT, "title": float("nan"), "date": None, "number": 7}])
        self.assertEqual((document["title"], document["published"]["date"]), (None, None))

    def test_more_than_pipes_hold_goes_through(self):
        count = 3000
        documents = karabakh.analyze_all(TEXT for _ in range(count))
        self.assertEqual([document["id"] for document in documents], [str(n) for n in range(1, count + 1)])

    def test_a_document_comes_before_the_next_record_is_there(self):
        first_told = threading.Event()

        def records():
            yield TEXT
            self.assertTrue(first_told.wait(20), "the first document waits for the second record")
            yield TEXT

        documents = karabakh.analyze_all(records())
        next(documents)
        first_told.set()
        self.assertEqual(next(documents)["id"], "2")

    def test_what_the_records_raise_is_raised(self):
        def records():
            yield TEXT
            raise RuntimeError("the records' own")

        with self.assertRaisesRegex(RuntimeError, "the records' own"):
            list(karabakh.analyze_all(records()))
        with self.assertRaisesRegex(TypeError, "record 2 has no text"):
            list(karabakh.analyze_all([TEXT, {"id": "b"}]))

    def test_who_has_seen_enough_leaves(self):
        documents = karabakh.analyze_all({"text": TEXT} for _ in iter(int, 1))
        self.assertEqual(next(documents)["id"], "1")
        documents.close()


class Read(unittest.TestCase):
    def test_files_and_folders_are_read(self):
        ids = [document["id"] for document in karabakh.read(SEEDS)]
        self.assertEqual(len(ids), 5)
        some = sorted(SEEDS.glob("*.txt"))[:2]
        self.assertEqual([document["id"] for document in karabakh.read(map(str, some))], ids[:2])
        with self.assertRaises(ValueError):
            karabakh.read([])

    def test_what_cannot_be_read_is_raised_after_the_rest(self):
        with tempfile.TemporaryDirectory() as folder:
            good, bad = pathlib.Path(folder, "-a.txt"), pathlib.Path(folder, "b.pdf")
            good.write_text(TEXT, encoding="utf-8")
            bad.write_bytes(b"%PDF-1.4\n")
            documents = karabakh.read([folder, bad], date="2020-11-12")
            self.assertEqual(next(documents)["published"]["date"], "2020-11-12")
            with self.assertRaisesRegex(karabakh.Unreadable, "pdftotext") as caught:
                next(documents)
            self.assertEqual(caught.exception.problems[0].path, str(bad))
            before = os.getcwd()
            os.chdir(folder)
            try:
                self.assertEqual(len(list(karabakh.read("-a.txt"))), 1)
            finally:
                os.chdir(before)


class Program(unittest.TestCase):
    def test_a_program_that_is_missing_is_told(self):
        with mock.patch.dict(os.environ, {"KARABAKH_CLI": "/no/such/program"}):
            with self.assertRaisesRegex(karabakh.ProgramNotFound, "/no/such/program, which KARABAKH_CLI names"):
                karabakh.analyze(TEXT)

    def test_the_module_is_the_program(self):
        done = subprocess.run([sys.executable, "-m", "karabakh", "analyze", "-f", "jsonl"], input=TEXT.encode(), capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(json.loads(done.stdout)["casualties"][0]["count"]["min"], 3)
        self.assertTrue(karabakh.version().startswith("karabakh-cli "))


if __name__ == "__main__":
    unittest.main()
