"""Reads Arabic conflict news: names, dates, casualty counts, quotations and events, each with the characters that state it.

Everything is done by the program ``karabakh-cli``, which the wheel brings along; this package calls it and reads the
JSON Lines that it writes. A document is a ``dict`` as ``docs/formats.md`` describes it.

>>> import karabakh
>>> document = karabakh.analyze("قتل ثلاثة جنود في شوشا أمس.", date="2020-11-12")
>>> document["casualties"][0]["count"]["min"]
3
"""

from ._errors import KarabakhError, Problem, ProgramError, ProgramNotFound, Unreadable
from ._program import find_program, version
from ._reading import Document, analyze, analyze_all, read

__all__ = [
    "Document",
    "KarabakhError",
    "Problem",
    "ProgramError",
    "ProgramNotFound",
    "Unreadable",
    "analyze",
    "analyze_all",
    "find_program",
    "read",
    "version",
]
