"""Writing one message as one file that is either wholly there or not there, also after a power cut."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from app.messages.channels import TemporaryFailure


def name_for(message_id: str) -> str:
    """The same id always gives the same name, which is what keeps a message sent twice from standing there twice."""
    return hashlib.sha256(message_id.encode()).hexdigest()[:32]


def write_whole(content: bytes, target: Path, by_way_of: Path) -> None:
    """Put `content` at `target` through a file in the folder `by_way_of`, which must be on the same disk."""
    passing = by_way_of / f"{target.name}.{os.getpid()}.{secrets.token_hex(4)}"
    try:
        with passing.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(target)
        _settle(target.parent)
    except OSError as error:
        passing.unlink(missing_ok=True)
        raise TemporaryFailure(f"could not write the message: {error.strerror}") from error


def make_folders(*folders: Path) -> None:
    """Readable by the application alone: what stands in them is people's post."""
    try:
        for folder in folders:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise TemporaryFailure(f"could not make the folder for messages: {error.strerror}") from error


def look(folder: Path) -> None:
    """TemporaryFailure unless messages can be written there."""
    make_folders(folder)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise TemporaryFailure(f"nothing can be written to {folder}")


def _settle(folder: Path) -> None:
    """A renamed file survives a power cut only once its folder is on disk too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
