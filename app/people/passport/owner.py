"""Whose passport a page is about, and where its pages are: those of the person, or the team's about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from app.core import web
from app.core.actor import Actor
from app.people.acting import page_after
from app.people.behalf import BehalfForm, behalf
from app.people.models import Advisor, Person
from app.people.passport import pages, queries
from app.people.passport.states import Field


@dataclass(frozen=True)
class Owner:
    person: Person
    advisor: Advisor
    own: bool

    @property
    def whose(self) -> int | None:
        """For whom a form asks how they asked; nobody where it is their own."""
        return None if self.own else self.person.id

    def actor(self, form: object) -> Actor:
        return behalf(self.person.id, form) if isinstance(form, BehalfForm) else web.actor()

    def to(self, section: str = "", key: str = "", *, remove: bool = False) -> str:
        endpoint = "show" if not section else "change" if not key else "remove" if remove else "change_one"
        named: dict[str, Any] = {"section": section, "key": key} if key else {"section": section} if section else {}
        if self.own:
            return url_for(f"passport.my_{endpoint}", **named)
        return url_for(f"passport.{endpoint}", ref=self.person.ref, **named)

    def paper(self, which: str) -> str:
        """The same on paper, to print or to download."""
        if self.own:
            return url_for("home.my_paper", which=which, form="page")
        return url_for("home.paper_for", ref=self.person.ref, which=which, form="page")

    def after(self) -> str:
        """Where to go after a section was saved."""
        return self.to() if self.own else page_after(self.person, self.to())

    def back(self) -> str:
        return url_for("account.show") if self.own else url_for("register.person", ref=self.person.ref)

    @property
    def limit(self) -> str:
        """Their own limit for a month, which is kept elsewhere."""
        return url_for("limits.mine") if self.own else url_for("limits.of_person", ref=self.person.ref)

    @property
    def details(self) -> str:
        return url_for("account.details") if self.own else url_for("register.change", ref=self.person.ref)


@dataclass(frozen=True)
class Item:
    """One line of a list: its words, a note, its key, and whether it can be changed as well as taken away."""

    words: str
    note: str
    key: str
    changes: bool = False


def items(section: str, person_id: int) -> Sequence[Item]:
    """What a list of a passport holds."""
    if section == "private":
        return [Item(pages.exclusion_words(row), pages.exclusion_note(row[0]), row[0].ref)
                for row in queries.exclusions(person_id)]  # fmt: skip
    there = queries.whole(person_id)
    if section == "access":
        return [Item(each.words, pages.sharing(each), each.ref, changes=True) for each in there.of(Field.ACCESS)]
    if section == "away":
        return [Item(pages.away_words(each), "", each.from_on.isoformat()) for each in there.away]
    return [
        Item(f"{pages.WEEKDAYS[each.weekday]}, {pages.window_words(each)}", "", f"{each.weekday}-{each.starts}")
        for each in there.windows
    ]
