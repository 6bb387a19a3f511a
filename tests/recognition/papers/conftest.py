"""Ada's three parts with the Liaison Team, with skills said in one of them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.people.models import Person
from app.recognition.models import Contribution
from app.recognition.papers.models import Letter, Paper
from app.recognition.thanks import actions as thanks
from app.recognition.thanks.models import Skill
from tests.recognition.story.conftest import Years, years  # noqa: F401
from tests.support.page import Browser, Page

MINE = "/my-involvement/papers"
TELLING = ("Ada Example as a carer", "lived", "service user", "patient", "Liaison Team", "Nurse interviews", "carers")
PASSPORT = {"version": "plain", "words": "", "sorts": ["panel.chair"], "skills": ["Listening closely"]}


class Desk:
    """`ada` is signed in; `make` a paper and get its page; `skill` says one of the newest part."""

    def __init__(self, years: Years) -> None:  # noqa: F811
        self.years, self.application = years, years.application
        years.three()
        self.ada = years.own("ada")

    def say(self, *words: str, confirmed: bool = False) -> None:
        with self.application.app_context(), db.transaction() as session:
            part = session.scalars(select(Contribution).order_by(Contribution.id).limit(1)).one()
            thanks.say_skills(part.id, words, asks=True, by=Actor(self.years.ada))
            if confirmed:
                ref = session.scalars(select(Skill.ref).where(Skill.words == words[0])).one()
                thanks.confirm(part.id, [ref], by=Actor(self.years.ids["host"]))

    def rename(self, name: str) -> None:
        with self.application.app_context(), db.transaction() as session:
            session.get_one(Person, self.years.ada).full_name = name

    def statement(self, first: str = "1 1 2020", last: str = "1 1 2027", **more: Any) -> Page:
        values = {"version": "plain", **dated("first", first), **dated("last", last), **more}
        return self.ada.send(self.ada.get(f"{MINE}/statement"), values)

    def passport(self, **more: Any) -> Page:
        return self.ada.send(self.ada.get(f"{MINE}/skills-passport"), {**PASSPORT, **more})

    def ask(self, **more: Any) -> Page:
        page = self.ada.get(f"{MINE}/ask")
        values = {"team": self.years.team_ref, "purpose": "A college course", "version": "plain", **more}
        return self.ada.send(page, values)

    def letter(self) -> Letter:
        with self.application.app_context():
            return db.session().scalars(select(Letter).order_by(Letter.id.desc()).limit(1)).one()

    def written(self, **more: Any) -> Page:
        self.ask(**more)
        host = self.years.own("host")
        page = host.get(f"/host/letters/{self.letter().ref}")
        return host.send(page, {"words": "Ada asks the question that matters.", "role": "Team manager"})

    @property
    def code(self) -> str:
        with self.application.app_context():
            return db.session().scalars(select(Paper.code).order_by(Paper.id.desc()).limit(1)).one()

    def anybody(self) -> Browser:
        return self.ada.another()


def dated(name: str, words: str) -> dict[str, str]:
    return {f"{name}-{part}": each for part, each in zip(("day", "month", "year"), words.split(), strict=True)}


@pytest.fixture
def desk(years: Years) -> Desk:  # noqa: F811
    return Desk(years)
