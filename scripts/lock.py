"""Write the lock files from pyproject.toml: exact versions with hashes, and no address of where they came from.

make lock                        keep the versions that still fit
python3 scripts/lock.py --upgrade    take the newest
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCKS = {
    "requirements.lock": ["pyproject.toml"],
    "requirements-dev.lock": ["pyproject.toml", "--group", "dev"],
    # only what the benchmark compares with, in versions that can stand beside the others
    "requirements-bench.lock": ["--group", "bench", "--constraint", "requirements-dev.lock"],
}
SHAPE = [
    "--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-index-url",
    "--no-emit-find-links", "--quiet",
]  # fmt: skip


def main(*options: str) -> int:
    uv = shutil.which("uv")
    if uv is None:
        sys.exit("make lock needs uv on the PATH; nothing else does.")
    for lock, sources in LOCKS.items():
        command = [uv, "pip", "compile", *sources, *SHAPE, *options, "--output-file", lock]
        done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        if done.returncode:
            return done.returncode
        print(f"{lock} written")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
