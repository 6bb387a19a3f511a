"""A file that is whole or not there: written under another name, brought to the disk, then named."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

PORTION = 1024 * 1024  # bytes read at once


@dataclass(frozen=True)
class Made:
    """A finished copy: where it is, its bytes, and their SHA-256 in hexadecimal."""

    path: Path
    size: int
    sha256: str


@contextmanager
def beside(target: Path) -> Iterator[Path]:
    """An empty file in the same folder that only we can read; gone afterwards if it was not given its name."""
    number, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
    os.close(number)
    path = Path(name)
    try:
        yield path
    finally:
        for left in (path, *(Path(f"{path}{end}") for end in ("-wal", "-shm", "-journal"))):
            with suppress(FileNotFoundError):
                left.unlink()


def name_it(part: Path, target: Path) -> Made:
    """Give the finished part its name. A power cut leaves the whole file, or none."""
    sha256 = sha256_of(part)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    size = part.stat().st_size
    part.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return Made(target, size, sha256)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
