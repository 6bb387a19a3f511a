"""What is printed for people without a computer: a letter as a page and as a PDF, and sending such files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask import Response, current_app, flash, redirect
from flask_babel import get_locale

from app.core import branding, formatting
from app.core.i18n import gettext as _
from app.core.pdf import LettersMissing, render_pdf

Facts = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Part:
    """A part of a letter: its heading, a paragraph, a list, facts as (label, answer). Empty ones are left out."""

    heading: str
    words: str = ""
    facts: Facts = ()
    lines: Sequence[str] = ()


@dataclass(frozen=True)
class Letter:
    """A letter to one person: their address, the day, what it is about. `large` is a line set apart, such as a code."""

    heading: str
    to: Sequence[str]
    on: date
    words: Sequence[str]
    large: str = ""
    parts: Sequence[Part] = ()
    after: Sequence[str] = field(default_factory=list)

    @property
    def sender(self) -> list[str]:
        config = current_app.config
        return [config["ORGANISATION_NAME"], config["CONTACT_PHONE"], config["CONTACT_EMAIL"], config["CONTACT_HOURS"]]

    @property
    def day(self) -> str:
        return formatting.day(self.on)

    def paper(self, *, large_print: bool) -> dict[str, Any]:
        """The data of `letter.typ`."""
        return {
            **sheet(self.heading, large_print=large_print),
            "sender": self.sender,
            "to": list(self.to),
            "day": self.day,
            "heading": self.heading,
            "words": list(self.words),
            "large": self.large,
            "parts": [
                {"heading": p.heading, "words": p.words, "lines": list(p.lines), "facts": _said(p.facts)}
                for p in self.parts
            ],
            "after": list(self.after),
        }


def address_of(name: str, address: str | None) -> list[str]:
    """The lines of an envelope."""
    return [name, *(line.strip(" ,") for line in (address or "").splitlines() if line.strip(" ,"))]


def sheet(title: str, *, large_print: bool) -> dict[str, Any]:
    """What `paper.typ` asks of every paper."""
    return {
        "title": title,
        "language": str(get_locale() or "en").replace("_", "-"),
        "large_print": large_print,
        "colour": current_app.config["BRAND_COLOUR"] or branding.COLOUR,
        "organisation": current_app.config["ORGANISATION_NAME"],
    }


def _said(facts: Facts) -> list[list[str]]:
    return [[str(label), str(answer)] for label, answer in facts if answer]


def as_pdf(template: str, data: Mapping[str, object], *, name: str, instead: str) -> Response:
    """The file, or the page at `instead` with a sentence when our fonts do not hold every letter of it."""
    try:
        made = render_pdf(template, data)
    except LettersMissing as missing:
        sentence = _("Our PDF files do not have some letters, such as %(letters)s.", letters=missing.letters)
        flash(sentence + " " + _("Please print this page instead."))
        return redirect(instead)  # type: ignore[return-value]
    answer = Response(made, mimetype="application/pdf")
    large = "-large-print" if data.get("large_print") else ""
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}{large}.pdf"'
    return answer
