"""Install a lock file into `.venv`, by uv where it is on the PATH, else by pip. Standard library alone.

python3 scripts/install.py requirements.lock

Run by make, and only when the lock file is newer than what is installed: nothing asks the network twice.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"


def main(lock: str) -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"Alongside needs Python 3.11 or later; {sys.executable} is {sys.version.split()[0]}.")
    print(f"Installing {lock} into .venv (once; this can take a minute) ...", flush=True)
    if not (_by_uv(lock) or _by_pip(lock)):
        sys.exit("The packages could not be installed: see above. The first time needs the network.")


def _by_uv(lock: str) -> bool:
    uv = shutil.which("uv")
    if uv is None:
        return False
    made = PYTHON.exists() or _run(uv, "venv", "--quiet", "--python", sys.executable, VENV)
    return made and _run(uv, "pip", "install", "--quiet", "--require-hashes", "--python", PYTHON, "-r", ROOT / lock)


def _by_pip(lock: str) -> bool:
    if not _has_pip() and not _run(sys.executable, "-m", "venv", VENV):
        sys.exit(
            "python3 has no venv module here. On Debian or Ubuntu, install it with: sudo apt-get install python3-venv"
        )
    pip = (PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    return _run(*pip, "--require-hashes", "-r", ROOT / lock)


def _has_pip() -> bool:
    """Whether `.venv` can be used by pip: one that uv made has none."""
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", "import pip"], stderr=subprocess.DEVNULL).returncode == 0


def _run(*command: str | Path) -> bool:
    try:
        return subprocess.run(command, check=False).returncode == 0
    except OSError as error:
        print(error, file=sys.stderr)
        return False


if __name__ == "__main__":
    main(sys.argv[1])
