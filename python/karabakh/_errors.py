"""What can go wrong."""

from dataclasses import dataclass
from typing import Any, Mapping, Optional, Sequence


@dataclass(frozen=True)
class Problem:
    """Why an article or file could not be read, and what to do about it."""

    path: str
    """The file; ``-`` for what was given as text."""
    line: Optional[int]
    """The line in it, from 1."""
    id: Optional[str]
    """The article's id, where it is known."""
    what: str
    """What is wrong."""
    help: str
    """What to do."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.what}; {self.help}"

    @classmethod
    def of(cls, line: Mapping[str, Any]) -> "Problem":
        """The problem that a line of ``--errors-inline`` tells."""
        error = line["error"]
        return cls(error["path"], error.get("line"), line.get("id"), error["what"], error["help"])


class KarabakhError(Exception):
    """All errors of this package."""


class ProgramNotFound(KarabakhError):
    """``karabakh-cli`` is not where the package or ``PATH`` would have it."""


class ProgramError(KarabakhError):
    """The program refused its options or could not go on; says why."""


class Unreadable(KarabakhError):
    """Something could not be read. Raised after everything else was given."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        """Each thing that could not be read."""
        first = str(self.problems[0])
        more = len(self.problems) - 1
        super().__init__(f"{first} (and {more} more)" if more else first)
