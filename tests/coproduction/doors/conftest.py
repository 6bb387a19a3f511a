"""Two advisors, a team with its host, another host, and the involvement team."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from app.coproduction.doors.models import Idea
from app.core import db
from app.messages.models import OutboxMessage
from app.people.models import Role
from tests.recognition.conftest import Scene, scene
from tests.support.page import Browser, Page

__all__ = ["scene"]
IDEA = {
    "title": "Rewrite the <b>first</b> letter", "words": "We read it together.\nThen we write it anew.",
    "reason": "People would come to the first talk.", "kind": "interview-panel", "together": "yes",
}  # fmt: skip
IDEA_BY_PHONE = {"title": "A bench", "words": "By the door.", "together": "no", "asked": "phone"}


class House:
    def __init__(self, scene: Scene, browser: Browser) -> None:
        self.scene, self._browser = scene, browser
        self.sian_id = scene.advisor("Siân O'Connor-Łukasz", "sian@post.example")
        scene.advisor("Bola Ade", "bola@post.example")
        other = scene.make.person("Otto Other", Role.HOST, email="otto@post.example")
        self.other_team = scene.make.team("Day Team", other)
        self.sian, self.tess, self.hana, self.otto, self.bola = map(
            self.signed_in, ("sian", "tess", "hana", "otto", "bola")
        )  # fmt: skip

    def signed_in(self, name: str) -> Browser:
        fresh = self._browser.another()
        fresh.sign_in(f"{name}@post.example")
        return fresh

    def put(self, **values: Any) -> Page:
        return self.sian.post("/my-involvement/ideas/new", {**IDEA, "team": str(self.scene.team), **values})

    def ideas(self) -> list[Idea]:
        with self.scene.application.app_context():
            return list(db.session().scalars(select(Idea).order_by(Idea.id)))

    @property
    def ref(self) -> str:
        return self.ideas()[-1].ref

    def told(self) -> list[OutboxMessage]:
        with self.scene.application.app_context():
            wanted = select(OutboxMessage).where(OutboxMessage.name == "idea_answered").order_by(OutboxMessage.id)
            return list(db.session().scalars(wanted))


@pytest.fixture
def house(scene: Scene, browser: Browser) -> House:
    return House(scene, browser)
