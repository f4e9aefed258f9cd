"""``python -m karabakh`` is ``karabakh-cli``."""

import os
import subprocess
import sys

from ._errors import ProgramNotFound
from ._program import find_program


def main() -> int:
    try:
        command = [find_program(), *sys.argv[1:]]
    except ProgramNotFound as error:
        print(f"karabakh: {error}", file=sys.stderr)
        return 2
    if os.name == "posix":
        os.execv(command[0], command)
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
