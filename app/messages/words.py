"""The words of one message, rendered from `templates/messages/<name>/`."""

from __future__ import annotations

import re
import secrets
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import current_app
from jinja2 import TemplateNotFound, UndefinedError
from markupsafe import escape

from app.core.i18n import language
from app.core.recent import Recent
from app.people.models import Person

TEXT_LENGTH = 160
MOST = 500  # messages that are kept with blanks; about five kilobytes each
NAME, LINK, NUMBER = (  # what nobody can type
    f"\ue000{secrets.token_hex(8)}-{blank}\ue001" for blank in ("name", "link", "number")
)


@dataclass(frozen=True)
class Words:
    """`text` and `html` say the same and are whole without each other; `sms` is at most 160 characters, or none."""

    subject: str
    text: str
    html: str
    sms: str | None


@dataclass(frozen=True)
class Us:
    """How people reach the involvement team, from the settings."""

    phone: str
    email: str
    hours: str
    address: str  # of the web pages


def us() -> Us:
    config = current_app.config
    return Us(config["CONTACT_PHONE"], config["CONTACT_EMAIL"], config["CONTACT_HOURS"], config["BASE_URL"])


def render(name: str, facts: Mapping[str, Any], *, shorter: Sequence[Mapping[str, Any]] = ()) -> Words:
    """`shorter` replaces facts, one after the other, until the words for a text message fit."""
    every = {"us": us(), **facts}
    subject = " ".join(_filled(f"messages/{name}/subject.txt", every).split())
    text, html = _filled(f"messages/{name}/body.txt", every), _filled(f"messages/{name}/body.html", every)
    return Words(subject, text + "\n", html + "\n", _short(f"messages/{name}/sms.txt", every, shorter))


@dataclass(frozen=True)
class _Anybody:
    """Who is written to, as far as what is said to many alike may know."""

    first_name: str = NAME


class _AnyNumber:
    """Somebody's number on a list: it can be said, and is not nothing. What asks which it is cannot be shared."""

    __hash__ = object.__hash__

    def __str__(self) -> str:
        return NUMBER

    def __eq__(self, other: object) -> bool:
        raise UndefinedError


ANY_NUMBER = _AnyNumber()


def render_for(
    person: Person, name: str, facts: Mapping[str, Any], *, shorter: Sequence[Mapping[str, Any]] = ()
) -> Words:
    """The same as `render` for this person and, if the facts hold them, their own `link` and `number`.

    With the same other facts many are written to alike: that is rendered once, with blanks for the first name, the
    link and the number. Where a message needs more of the person than that, or the facts cannot be told apart by what
    they are, it is rendered anew for each.
    """
    link, number = str(facts.get("link", "")), str(facts.get("number") or "")
    blank = {**facts, **({"link": LINK} if link else {}), **({"number": ANY_NUMBER} if number else {})}
    with_blanks = _alike(name, blank, shorter) if (person.first_name + link).isprintable() else None
    if with_blanks is None:
        return render(name, {"person": person, **facts}, shorter=shorter)
    text, html = with_blanks.text, with_blanks.html
    for each, own in ((NAME, person.first_name), (LINK, link), (NUMBER, number)):
        text, html = text.replace(each, own), html.replace(each, escape(own))
    return Words(with_blanks.subject, text, html, with_blanks.sms)


def _alike(name: str, blank: Mapping[str, Any], shorter: Sequence[Mapping[str, Any]]) -> Words | None:
    kept: Recent[Hashable, tuple[Words | None]]
    kept = current_app.extensions.setdefault("words with blanks", Recent(MOST))
    key = (name, language(), us(), *blank.items())
    try:
        found = kept.get(key)
    except TypeError:
        return None
    return (found or kept.keep(key, (_with_blanks(name, blank, shorter),)))[0]


def _with_blanks(name: str, facts: Mapping[str, Any], shorter: Sequence[Mapping[str, Any]]) -> Words | None:
    try:
        words = render(name, {"person": _Anybody(), **facts}, shorter=shorter)
    except (UndefinedError, TypeError):
        return None
    short = f"{words.subject}{words.sms}"  # whose length and line depend on what is put in
    return None if any(each in short for each in (NAME, LINK, NUMBER)) else words


def _filled(file: str, facts: Mapping[str, Any]) -> str:
    written = current_app.jinja_env.get_template(file).render(facts)
    return re.sub(r"\n{3,}", "\n\n", written.strip())


def _short(file: str, facts: Mapping[str, Any], shorter: Sequence[Mapping[str, Any]]) -> str | None:
    """At most one text message, or None where this message has no words for one."""
    text = ""
    for changes in ({}, *shorter):
        try:
            text = " ".join(_filled(file, {**facts, **changes}).split())
        except TemplateNotFound:
            return None
        if len(text) <= TEXT_LENGTH:
            break
    return text[:TEXT_LENGTH]
