"""Text messages and letters as files, for whoever prints, posts or passes them on."""

from __future__ import annotations

import contextlib
from pathlib import Path

from app.messages import plain
from app.messages.channels import Note, files
from app.messages.channels.letters import LettersMissing, as_pdf


class Folder:
    """Writes each note once into `root`: who it is for, an empty line, the words."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def look(self) -> None:
        files.look(self.root)

    def send(self, message: Note) -> None:
        words = f"{plain.text(message.to).strip()}\n\n{plain.text(message.words).strip()}\n"
        self.write(f"{files.name_for(message.message_id)}.txt", words.encode())

    def write(self, name: str, content: bytes) -> None:
        passing = self.root / ".unfinished"
        files.make_folders(self.root, passing)
        if not (self.root / name).exists():
            files.write_whole(content, self.root / name, passing)


class Letters(Folder):
    """The same, with a PDF to print beside the words."""

    def send(self, message: Note) -> None:
        with contextlib.suppress(LettersMissing):  # what our fonts do not hold is printed from the words
            self.write(f"{files.name_for(message.message_id)}.pdf", as_pdf(message))
        super().send(message)
