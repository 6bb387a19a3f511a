"""Before a change that people are told of is saved: what will be sent, counted on the change itself.

The change is made in a transaction, the messages it wrote are counted, and all of it is taken back, unless the person
has seen just these numbers for just these answers: then it stays. So the page can never promise other than what is
sent (docs/adr/021-previews-by-doing.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from flask import Flask, current_app, render_template, request
from sqlalchemy import event

from app.core import db

Count = Callable[[Sequence[object]], tuple[str, str]]  # rows that were added -> (code, words)
OURS = frozenset({"csrf_token", "shown", "again"})


@dataclass(frozen=True)
class Change:
    """What is about to be changed: `facts` are (label, words), such as before, now and the reason."""

    title: str
    facts: Sequence[tuple[str, str]]
    button: str
    variant: str = ""


class _TakenBack(Exception):
    """Ends the transaction of a change that was made only to be counted."""


def init_app(app: Flask, count: Count) -> None:
    """`count` says in one line what the rows of a change send to whom; messages hand it in."""
    app.extensions["sent"] = count


def ready(form: Any) -> bool:
    """Whether a form was sent, is good, and is not being opened again to change an answer."""
    return bool(form.is_submitted() and "again" not in request.form and form.validate())


def carry_out(act: Callable[[], object], change: Change) -> str | None:
    """None where it is done, because what it sends was shown. Else the page that shows what it would send.

    Refusals of the verb (`RuleBroken`) come through, and nothing was changed.
    """
    words, code = "", ""
    try:
        with db.transaction() as session, _added(session) as rows:
            act()
            session.flush()
            kind, words = current_app.extensions["sent"](rows)
            code = _code(kind)
            _only_if_shown(code)
    except _TakenBack:
        kept = [(name, value) for name, value in request.form.items(multi=True) if name not in OURS]
        moved_on = "shown" in request.form
        return render_template(
            "layout/preview.html", change=change, sent=words, code=code, kept=kept, moved_on=moved_on
        )
    return None


def _only_if_shown(code: str) -> None:
    if request.form.get("shown") != code:
        raise _TakenBack


def _code(kind: str) -> str:
    """What was shown: these numbers for these answers."""
    answers = sorted((name, value) for name, value in request.form.items(multi=True) if name not in OURS)
    return hashlib.sha256(json.dumps([kind, answers]).encode()).hexdigest()[:32]


@contextmanager
def _added(session: Any) -> Iterator[list[object]]:
    """Every row that is added while it lasts."""
    rows: list[object] = []

    def note(flushed: Any, _context: Any) -> None:
        rows.extend(flushed.new)

    event.listen(session, "after_flush", note)
    session.info["counted"] = rows
    try:
        yield rows
    finally:
        event.remove(session, "after_flush", note)
        del session.info["counted"]


def written(make: Callable[[], Iterable[object]]) -> None:
    """For what is written past the session, which does not know of it: these rows were added too."""
    counted = db.session().info.get("counted")
    if counted is not None:
        counted.extend(make())
