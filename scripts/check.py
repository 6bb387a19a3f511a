"""Format, lint, types, layers and dead dependencies: all of them, also after one has failed; exit 1 if any did."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent
CHECKS = {
    "format": ["ruff", "format", "--check", "--quiet", "."],
    "lint": ["ruff", "check", "--quiet", "."],
    "types": ["mypy", "--no-error-summary"],
    "layers": ["lint-imports", "--no-logo"],
    "dependencies": ["deptry", "."],
}


def main() -> int:
    failed = []
    for name, (tool, *options) in CHECKS.items():
        done = subprocess.run([TOOLS / tool, *options], cwd=ROOT, capture_output=True, text=True)
        print(f"{name}: {'good' if done.returncode == 0 else 'NOT GOOD'}", flush=True)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    print(f"Not good: {', '.join(failed)}." if failed else "All good.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
