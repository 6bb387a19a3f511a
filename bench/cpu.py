"""The processor's time that servers used: on a machine with other work, what a page costs is told by this alone."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import make_url

SECOND = 1_000_000_000  # the kernel counts in nanoseconds


def spent(roots: Sequence[int]) -> float:
    """Seconds used so far by these processes and all their children that are alive; 0 where the kernel does not say."""
    return sum(_used(pid) for root in roots for pid in (root, *_below(root))) / SECOND


def of_database(url: str) -> list[int]:
    """The postmaster of a server of our own; nothing for SQLite, which works inside of the web processes."""
    place = make_url(url).query.get("host")
    file = Path(str(place)) / "data" / "postmaster.pid"
    return [int(file.read_text().splitlines()[0])] if place and file.is_file() else []


def _used(pid: int) -> int:
    try:
        return sum(int(file.read_text().split()[0]) for file in Path(f"/proc/{pid}/task").glob("*/schedstat"))
    except OSError:
        return 0  # it has just ended


def _below(pid: int) -> list[int]:
    said = subprocess.run(["ps", "--ppid", str(pid), "-o", "pid="], capture_output=True, text=True, check=False).stdout
    children = [int(each) for each in said.split()]
    return [*children, *(grandchild for child in children for grandchild in _below(child))]
