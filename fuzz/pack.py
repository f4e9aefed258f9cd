#!/usr/bin/env python3
"""Keeps of each target's corpus what `tests/replay.rs` tries again, in `tests/corpus/TARGET.tar.gz`: of what
`cargo fuzz cmin` left the smallest inputs, up to a number and a size. `pack.py FOLDER` reads FOLDER/TARGET."""

import gzip
import io
import pathlib
import sys
import tarfile

TOP = pathlib.Path(__file__).resolve().parent.parent
# how many inputs of a target are kept, and of how many bytes together: the replay should take seconds
INPUTS = {"analyze": 300, "gold": 200, "lexicon": 25, "news": 60}
USUAL, BYTES = 400, 100_000

folder = pathlib.Path(sys.argv[1])
out = TOP / "tests" / "corpus"
out.mkdir(exist_ok=True)
for target in sorted(path.stem for path in (TOP / "fuzz" / "fuzz_targets").glob("*.rs")):
    # by size and name, so that the same folder gives the same file
    inputs = sorted((folder / target).iterdir(), key=lambda path: (path.stat().st_size, path.name))
    packed = io.BytesIO()
    size = kept = 0
    with tarfile.open(fileobj=packed, mode="w") as archive:
        for path in inputs[: INPUTS.get(target, USUAL)]:
            data = path.read_bytes()
            size += len(data)
            if size > BYTES:
                break
            entry = tarfile.TarInfo(path.name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
            kept += 1
    (out / f"{target}.tar.gz").write_bytes(gzip.compress(packed.getvalue(), mtime=0))
    print(f"{target}: {kept} of {len(inputs)} inputs")
