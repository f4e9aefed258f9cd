"""Texts and files to documents."""

import itertools
import json
import os
import subprocess
import tempfile
import threading
from datetime import date as Date
from typing import IO, Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Union

from ._errors import KarabakhError, Problem, ProgramError, Unreadable
from ._program import NAME, find_program

Document = Dict[str, Any]
"""All facts of one article, as ``docs/formats.md`` and ``karabakh-cli schema`` describe them."""

Path = Union[str, "os.PathLike[str]"]
Day = Union[str, Date]
Record = Mapping[str, Any]

MISUSE = 2
"""Exit status of the program when it refuses its options."""


def analyze(
    text: str,
    *,
    date: Optional[Day] = None,
    id: Optional[str] = None,
    title: Optional[str] = None,
    source: Optional[str] = None,
    url: Optional[str] = None,
    options: Sequence[str] = (),
) -> Document:
    """The facts of one text.

    ``date`` is the day of publication, from which «أمس» is counted; ``options`` are further ones of
    ``karabakh-cli analyze``, such as ``["--only", "casualties", "--min-confidence", "0.9"]``. Each call starts the
    program, which takes some milliseconds; for many texts use ``analyze_all``.

    Spans count characters as Python does: ``text[slice(*fact["span"])] == fact["text"]``.

    Raises ``Unreadable`` when the text is empty or not Arabic.
    """
    record = {"id": id, "text": text, "date": date, "title": title, "source": source, "url": url}
    documents = list(analyze_all([record], options=options))
    if not documents:
        raise ProgramError("the text is left out by the options; leave out those that select articles")
    return documents[0]


def analyze_all(records: Iterable[Union[str, Record]], *, options: Sequence[str] = ()) -> Iterator[Document]:
    """The facts of each text, in their order, by one run of the program.

    A record is a text, or a mapping with the key ``text`` and any of ``id``, ``date``, ``title``, ``source`` and
    ``url``; an id that is missing is the number of the record, from 1. Records are taken as they are needed, so that
    they may be more than memory holds.

    Raises ``Unreadable`` after the last document when there were texts without facts because they are empty or not
    Arabic, or had a day that is none.
    """
    lines = _lines(records)
    first = next(lines, None)
    if first is None:
        return iter(())
    return _run(["--input-format", "jsonl", *options], itertools.chain([first], lines))


def read(
    paths: Union[Path, Iterable[Path]], *, date: Optional[Day] = None, options: Sequence[str] = ()
) -> Iterator[Document]:
    """The facts of each article in files and folders of whatever format ``docs/inputs.md`` has, as they are found.

    ``date`` is the day of publication of articles that carry none.

    Raises ``Unreadable`` after the last document when something could not be read.
    """
    named = [paths] if isinstance(paths, (str, os.PathLike)) else list(paths)
    if not named:
        raise ValueError("no paths; give at least one file or folder")
    day = [] if date is None else ["--date", _day(date)]
    # a name that begins with a dash is no option, and `-` no standard input
    files = [os.path.join(".", path) if path.startswith("-") else path for path in map(os.fspath, named)]
    return _run([*day, *options, "--", *files], None)


def _day(day: Day) -> str:
    return day.isoformat()[:10] if isinstance(day, Date) else day


def _lines(records: Iterable[Union[str, Record]]) -> Iterator[bytes]:
    for number, record in enumerate(records, 1):
        given = {"text": record} if isinstance(record, str) else dict(record)
        if not isinstance(given.get("text"), str):
            raise TypeError(f"record {number} has no text: `text` is {type(given.get('text')).__name__}, not str")
        # also NaN and NaT, by which pandas tells that there is nothing: they do not equal themselves
        given = {key: value for key, value in given.items() if value is not None and value == value}
        given.setdefault("id", str(number))
        if "date" in given:
            given["date"] = _day(given["date"])
        # ASCII, so that a lone surrogate is the program's to tell and no error of an encoding here
        yield json.dumps(given).encode("ascii") + b"\n"


class _Feeder(threading.Thread):
    """Gives the program its input while its output is read; keeps what the records raise."""

    def __init__(self, lines: Iterator[bytes], stdin: IO[bytes]) -> None:
        super().__init__(name="karabakh-feeder", daemon=True)
        self.lines = lines
        self.stdin = stdin
        self.error: Optional[BaseException] = None

    def run(self) -> None:
        try:
            with self.stdin:
                for line in self.lines:
                    self.stdin.write(line)
                    # what is at hand is answered before the next record is waited for
                    self.stdin.flush()
        except BrokenPipeError:
            pass  # nobody wants more
        except BaseException as error:
            self.error = error


def _run(arguments: Sequence[str], lines: Optional[Iterator[bytes]]) -> Iterator[Document]:
    command = [find_program(), "analyze", "--format", "jsonl", "--errors-inline", *arguments]
    return _documents(command, lines)


def _documents(command: Sequence[str], lines: Optional[Iterator[bytes]]) -> Iterator[Document]:
    problems: List[Problem] = []
    # a file, so that a program with much to say does not wait for somebody who reads it
    with tempfile.TemporaryFile() as said:
        stdin = subprocess.DEVNULL if lines is None else subprocess.PIPE
        program = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=said)
        feeder = None
        if lines is not None and program.stdin is not None:
            feeder = _Feeder(lines, program.stdin)
            feeder.start()
        try:
            assert program.stdout is not None
            for line in program.stdout:
                told = json.loads(line)
                if "error" in told:
                    problems.append(Problem.of(told))
                else:
                    yield told
            status = program.wait()
        finally:
            # also when the caller wants no more documents
            program.kill()
            program.wait()
            if program.stdout is not None:
                program.stdout.close()
        if feeder is not None:
            feeder.join()
            if feeder.error is not None:
                raise feeder.error
        said.seek(0)
        message = said.read().decode("utf-8", "replace").strip()
    if problems:
        raise Unreadable(problems)
    if status:
        raise _failure(status, message)


def _failure(status: int, message: str) -> KarabakhError:
    lines = [line[len(NAME) + 2 :] if line.startswith(f"{NAME}: ") else line for line in message.splitlines()]
    said = lines[-1] if lines else "it said nothing"
    return ProgramError(said if status == MISUSE else f"{NAME} ended with status {status}: {said}")
