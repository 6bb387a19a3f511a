"""E-mail into a folder: what a demonstration, a test and a small installation read with any mail program."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from app.messages.channels import files
from app.messages.mime import Mail


class Maildir:
    """Delivers into `root/new` in the Maildir manner, once for each Message-ID however often it is asked."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def opened(self) -> AbstractContextManager[Maildir]:
        return nullcontext(self)

    def look(self) -> None:
        files.look(self.root)

    def send(self, message: Mail) -> None:
        new, cur, tmp = self.root / "new", self.root / "cur", self.root / "tmp"
        files.make_folders(new, cur, tmp)
        name = f"{files.name_for(f'<{message.message_id}>')}.alongside"
        if (new / name).exists() or any(cur.glob(f"{name}*")):
            return  # delivered before; a reader moves what was read from new to cur
        files.write_whole(message.content, new / name, tmp)
