"""Ann with her passport, Tia of the team, and those who may not see it."""

from __future__ import annotations

import pytest
from flask import Flask

from app.people.models import Role
from tests.support.make import Make
from tests.support.page import Browser


class Scene:
    def __init__(self, application: Flask, make: Make, browser: Browser) -> None:
        self.application, self.make, self.browser = application, make, browser
        self.ann_id = make.advisor("Ann Lee", email="ann@post.example")
        self.ref = make.ref(self.ann_id)
        self.tia_id = make.person("Tia Moss", Role.TEAM, email="tia@post.example")
        self.ann, self.tia = self.as_("ann"), self.as_("tia")
        self.team_path = f"/team/people/{self.ref}/passport"

    def as_(self, name: str) -> Browser:
        own = self.browser.another()
        own.sign_in(f"{name}@post.example")
        return own


@pytest.fixture
def scene(application: Flask, make: Make, browser: Browser) -> Scene:
    return Scene(application, make, browser)
