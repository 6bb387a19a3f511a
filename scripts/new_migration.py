"""Write the next migration from the difference between the models and the newest one. For maintainers.

python scripts/new_migration.py "what changes"
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from alembic import command
from alembic.script import ScriptDirectory

import app.models  # noqa: F401
from app.core import db, migrations


def main(words: str) -> None:
    known = ScriptDirectory(str(migrations.FOLDER)).walk_revisions()
    number = max((int(script.revision) for script in known), default=0) + 1
    with tempfile.TemporaryDirectory() as folder:
        engine = db.make_engine(f"sqlite:///{folder}/empty.db")
        config = migrations.configuration(engine)
        if number > 1:
            command.upgrade(config, "head")
        command.revision(config, words, autogenerate=True, rev_id=f"{number:04d}")


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]) or "change")
