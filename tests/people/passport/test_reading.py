"""Whoever of the team reads a passport is told to the person, once a day and field."""

from __future__ import annotations

from datetime import timedelta

from app.core import clock
from tests.people.passport.conftest import Scene


def test_a_reading_is_shown_to_the_person_once_a_day(scene: Scene) -> None:
    assert "Nobody yet." in scene.ann.get("/my-passport").text
    scene.tia.get(scene.team_path)
    assert "Nobody yet." in scene.ann.get("/my-passport").text  # there was nothing to read
    scene.ann.send(scene.ann.get("/my-passport/hard-day"), {"hard_day": "A walk outside"})
    for _time in range(3):
        scene.tia.get(scene.team_path)
    with scene.application.app_context():
        now = clock.now()
    text = scene.ann.get("/my-passport").text
    assert text.count("What helps on a hard day: read by Tia Moss on") == 1
    scene.application.extensions["clock"].freeze(now + timedelta(hours=23))
    tia = scene.as_("tia")
    tia.get(scene.team_path)
    ann = scene.as_("ann")
    assert ann.get("/my-passport").text.count("read by Tia Moss") == 2
    assert "Ann" not in ann.get("/my-passport").text.split("Who has read it")[1]
