"""Runs the commands of a page in a folder with the seeds and the page's scripts, and compares what they print.

Blocks of `python` whose first line is `# NAME` are files; lines of `console` blocks that begin with `$ ` are commands.
"""

import difflib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

page = pathlib.Path(sys.argv[1])
tool = pathlib.Path(sys.argv[2])
text = page.read_text(encoding="utf-8")
block = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def desk(folder: pathlib.Path) -> None:
    """What the page's reader has: the seeds, the scripts, and the tools by their names."""
    shutil.copytree("seeds", folder / "seeds")
    for kind, lines in block.findall(text):
        if kind == "python":
            name, _ = lines.split("\n", 1)
            (folder / name.removeprefix("# ")).write_text(lines, encoding="utf-8")
    (folder / "bin").mkdir()
    (folder / "bin" / "karabakh-cli").symlink_to(tool)


def run(command: str, folder: pathlib.Path) -> str:
    own = pathlib.Path(sys.executable).parent
    path = f"{folder / 'bin'}:{own}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
    )
    if done.returncode:
        sys.exit(f"{command}\nended with {done.returncode}:\n{done.stdout}")
    return done.stdout


def shown(lines: str, folder: pathlib.Path) -> str:
    commands = [line for line in lines.splitlines() if line.startswith("$ ")]
    return "".join(f"{command}\n{run(command[2:], folder)}" for command in commands)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    desk(folder)
    now = block.sub(
        lambda found: f"```console\n{shown(found[2], folder)}```" if found[1] == "console" else found[0], text
    )

if os.environ.get("UPDATE_RECIPES"):
    page.write_text(now, encoding="utf-8")
elif now != text:
    sys.stdout.writelines(difflib.unified_diff(text.splitlines(True), now.splitlines(True), "as the page says", "as it is"))
    sys.exit(f"not as in {page}; if it should be so: UPDATE_RECIPES=1 tests/recipes/run, and read the difference")
print(f"{page}: {text.count(chr(10) + '$ ')} commands print what the page says")
