"""Where the program is."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Iterator

from ._errors import ProgramError, ProgramNotFound

NAME = "karabakh-cli" + (sysconfig.get_config_var("EXE") or "")


def find_program() -> str:
    """The path of ``karabakh-cli``: the environment variable ``KARABAKH_CLI``, then where pip puts the programs of
    packages, then ``PATH``.

    Raises ``ProgramNotFound``.
    """
    for path in _candidates():
        if path and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    raise ProgramNotFound(
        f"{NAME} is in no folder for the programs of packages and not on PATH; "
        "install the package again, or name the program in the environment variable KARABAKH_CLI"
    )


def version() -> str:
    """The version of the program, and of the lexicon and models in it."""
    done = subprocess.run([find_program(), "--version"], stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise ProgramError(f"{NAME} --version ended with status {done.returncode}")
    return done.stdout.decode("utf-8").strip()


def _candidates() -> Iterator[str]:
    named = os.environ.get("KARABAKH_CLI")
    if named:
        if not os.path.isfile(named):
            raise ProgramNotFound(f"{named}, which KARABAKH_CLI names, is no file; name the program, or unset the variable")
        yield named
    yield os.path.join(sysconfig.get_path("scripts"), NAME)
    user = "nt_user" if os.name == "nt" else "posix_user"
    if user in sysconfig.get_scheme_names():
        yield os.path.join(sysconfig.get_path("scripts", user), NAME)
    # `pip install --target FOLDER`
    yield str(Path(__file__).resolve().parent.parent / "bin" / NAME)
    # an environment that was not activated
    yield os.path.join(os.path.dirname(sys.executable), NAME)
    yield shutil.which(NAME) or ""
