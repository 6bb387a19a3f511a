"""Text messages and letters as files, for whoever prints, posts or passes them on."""

from __future__ import annotations

from pathlib import Path

from app.messages import plain
from app.messages.channels import Note, files


class Folder:
    """Writes each note once into `root`: who it is for, an empty line, the words."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def send(self, message: Note) -> None:
        passing = self.root / ".unfinished"
        files.make_folders(self.root, passing)
        target = self.root / f"{files.name_for(message.message_id)}.txt"
        if target.exists():
            return
        words = f"{plain.text(message.to).strip()}\n\n{plain.text(message.words).strip()}\n"
        files.write_whole(words.encode(), target, passing)
