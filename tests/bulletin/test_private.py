"""Nobody is told of what they keep away from, and nothing of that shows in what others are told or see."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.opportunities.models import Opportunity
from app.people.models import Exclusion
from app.people.passport.states import Shun
from tests.bulletin.team import Scene
from tests.support.statements import statements


def shuns_the_team_of(scene: Scene, name: str, ref: str) -> None:
    with scene.application.app_context(), db.transaction() as session:
        team = session.scalars(select(Opportunity.team_id).where(Opportunity.ref == ref)).one()
        session.add(Exclusion(person_id=scene.ids[name], sort=Shun.TEAM, team_id=team, since=clock.now()))


def test_a_bulletin_leaves_out_what_is_private_to_one_reader_and_only_for_them(scene: Scene) -> None:
    near = scene.open("At my own clinic", in_days=10)
    far = scene.open("Somewhere else", in_days=20)
    shuns_the_team_of(scene, "ann", near)
    scene.send()
    texts = {message.person_id: message.text for message in scene.handed_out()}
    assert f"/opportunities/{near}" not in texts[scene.ids["ann"]]
    assert f"/opportunities/{far}" in texts[scene.ids["ann"]]
    assert "2. Interview panel" in texts[scene.ids["ann"]]  # the number by which somebody answers on paper
    assert "1. " in texts[scene.ids["ben"]] and "2. " in texts[scene.ids["ben"]]
    assert set(texts) == {scene.ids[name] for name in ("ann", "ben", "cat", "dan")}


def test_who_keeps_away_from_all_of_it_gets_none(scene: Scene) -> None:
    only = scene.open("At my own clinic")
    shuns_the_team_of(scene, "ann", only)
    scene.send()
    assert scene.ids["ann"] not in {message.person_id for message in scene.handed_out()}


def test_words_of_the_team_reach_them_all_the_same(scene: Scene) -> None:
    only = scene.open("At my own clinic")
    shuns_the_team_of(scene, "ann", only)
    scene.send(opening="A happy week to you all.")
    (text,) = (each.text for each in scene.handed_out() if each.person_id == scene.ids["ann"])
    assert "A happy week" in text and only not in text


def test_it_costs_a_fixed_number_of_statements(scene: Scene) -> None:
    refs = [scene.open(f"Number {number}", in_days=5 + number) for number in range(3)]
    for name in ("ann", "ben"):
        shuns_the_team_of(scene, name, refs[0])
    scene.send()
    with scene.application.app_context(), statements(scene.application) as seen:
        scene.handed_out()
    asked = [each for each in seen if "passport_tag" in each or "opportunity.ref IN" in each]
    assert len(asked) <= 3, "\n".join(asked)
