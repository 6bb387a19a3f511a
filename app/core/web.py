"""What every route needs: load-and-authorise, a button pressed, a safe way back, pages of a list, and the actor."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Response, abort, flash, redirect, request, url_for
from flask_login import current_user
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm.interfaces import ORMOption

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.forms.base import Form

Thing = TypeVar("Thing")
Verb = Callable[[Actor], object]
Words = str | Callable[[Any], str]  # said, or made of what a verb gave
PAGE_SIZE = 25


def load(
    model: type[Thing], ref: str, may: Callable[[Any, Thing], bool], *options: ORMOption, column: str = "ref"
) -> Thing:
    """The thing with this reference, if there is one and this person may; else the same 404 for both."""
    if not ref.isprintable():
        abort(404)  # no reference of ours, and PostgreSQL refuses to even look for a NUL
    which: Any = model
    found: Thing | None = db.session().scalars(_by_ref(which, column, options), {"ref": ref}).unique().one_or_none()
    return allowed(found, may)


def allowed(thing: Thing | None, may: Callable[[Any, Thing], bool]) -> Thing:
    """What was found, if this person may; else the same 404 as for what there is not."""
    if thing is None or not may(me(), thing):
        abort(404)
    return thing


def me() -> Any:
    """Who is signed in, or nobody: looked up once, for whoever asks several things of them."""
    return current_user._get_current_object()


@lru_cache(maxsize=200)  # writing the statement anew took longer than asking it
def _by_ref(model: Any, column: str, options: tuple[ORMOption, ...]) -> Select[Any]:
    return select(model).where(getattr(model, column) == bindparam("ref")).options(*options)


def actor() -> Actor:
    """The signed-in person as the one who acts, for themselves."""
    user = me()
    return Actor(person_id=user.person_id if user.is_authenticated else None)


def came_from() -> str:
    """The address of the browser; of IPv6 the part that one household has."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    wide = f"{address}/64" if address.version == 6 else f"{address}/32"
    return str(ipaddress.ip_network(wide, strict=False))


def press(verb: Verb, said: Words, back: str, *, by: Actor | None = None, then: Words = "") -> Response:
    """One press of a button: the verb in its transaction, then back, with `said` or the sentence of a refusal.

    `by` is whoever acts where it is on somebody's behalf. Nothing is `said` where the next page says it. `then` is
    where it goes on, if that is not back. Both may be made of what the verb gives.
    """
    try:
        return _carried_out(verb, said, then or back, by)
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(back)  # type: ignore[return-value]


def done(
    form: Form, verb: Verb, said: Words, then: Words, *, by: Actor | None = None, beside: tuple[Any, ...] = ()
) -> Response | None:
    """The verb of a form in its transaction, then on. None where it was refused: the sentence stands in the form.

    It stands beside the answers that the verb names; else `beside` a field, whose wrong boxes may follow it, or on top.
    The others are as in `press`.
    """
    try:
        return _carried_out(verb, said, then, by)
    except RuleBroken as broken:
        for name, sentence in broken.problems:
            form.blame(form[name], sentence)
        if beside and not broken.problems:
            form.blame(beside[0], str(broken), *beside[1:])
        elif not broken.problems:
            form.form_errors.append(str(broken))
        return None


def _carried_out(verb: Verb, said: Words, then: Words, by: Actor | None) -> Response:
    by = by or actor()
    with db.transaction():
        given = verb(by)
        told, there = (words if isinstance(words, str) else words(given) for words in (said, then))
    if told:
        flash(told, "success")
    return redirect(there)  # type: ignore[return-value]


def safe_next(fallback: str | None = None) -> str:
    """The local path asked for in `next`, or `fallback`, or the front page: never another site."""
    wanted = request.values.get("next", "")
    parts = urlsplit(wanted.replace("\\", "/"))
    plain = wanted.isprintable() and wanted.startswith("/") and not wanted.startswith(("//", "/\\"))
    if plain and not parts.netloc and not parts.scheme:
        return wanted
    return fallback or url_for("home.front")


@dataclass(frozen=True)
class Page:
    """One page of a list. `number` counts from 1; `total` is the count of all rows."""

    rows: Sequence[Any]
    number: int
    total: int
    size: int = PAGE_SIZE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))


def page_number() -> int:
    """The `page` of the address; anything odd is page 1."""
    asked = request.args.get("page", "1")
    if not (asked.isascii() and asked.isdigit()):
        return 1
    return min(int(asked[:7]), 100_000) or 1


def page_of(found: Sequence[Any], number: int, size: int = PAGE_SIZE) -> Page:
    """One page of what is in hand already. A page past the end shows the last one."""
    number = min(number, max(1, -(-len(found) // size)))
    return Page(found[(number - 1) * size : number * size], number, len(found), size)


def paginate(query: Select[Any], number: int | None = None, size: int = PAGE_SIZE) -> Page:
    """One page of a list, and the count of all, in one statement. A page past the end shows the last one.

    The count is a query of its own inside the statement: counting beside the rows would carry every column of all.
    """
    number = number or page_number()
    total = query.order_by(None).with_only_columns(func.count(), maintain_column_froms=True).scalar_subquery()
    counted = query.add_columns(total.label("all_of_them"))
    found = db.session().execute(counted.limit(size).offset((number - 1) * size)).unique().all()
    if found or number == 1:
        return Page([row[0] for row in found], number, found[0][1] if found else 0, size)
    last = -(-(db.session().scalar(select(total)) or 0) // size)
    return paginate(query, max(1, last), size)
