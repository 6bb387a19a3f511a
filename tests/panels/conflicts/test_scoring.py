"""Whoever steps aside for a candidate does not score them, and nobody waits for it."""

from __future__ import annotations

import pytest
from flask import Flask

from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.panels.conflicts import actions
from app.panels.conflicts.states import Decision, Knows
from app.panels.scores import queries
from tests.support.make import Make
from tests.support.scores import Scores


@pytest.fixture
def panel(application: Flask, make: Make) -> Scores:
    return Scores(application, make)


def test_whoever_knows_a_candidate_does_not_score_them_and_all_is_in_without(panel: Scores) -> None:
    with panel.writing() as by:
        actions.tell_names(panel.id, by=by)
    with panel.writing():
        actions.answer(panel.id, panel.ann, Knows.SOMEBODY, [2], by=Actor(panel.ann))
    with pytest.raises(RuleBroken, match="You know this candidate"):
        panel.gives(panel.ann, 2)

    panel.gives(panel.ann, 1)
    for person in (panel.chair, panel.bob):
        for number in (1, 2):
            panel.gives(person, number)

    with panel.application.app_context():
        assert queries.standing(panel.panel()).all_in


def test_whoever_takes_part_all_the_same_scores_them_and_is_waited_for(panel: Scores) -> None:
    with panel.writing() as by:
        actions.tell_names(panel.id, by=by)
    with panel.writing():
        actions.answer(panel.id, panel.ann, Knows.SOMEBODY, [2], by=Actor(panel.ann))
    with panel.writing():
        actions.decide(panel.id, panel.ann, 2, Decision.TAKES_PART, by=Actor(panel.team_member))
    for person in (panel.chair, panel.bob):
        for number in (1, 2):
            panel.gives(person, number)
    panel.gives(panel.ann, 1)
    with panel.application.app_context():
        assert not queries.standing(panel.panel()).all_in
    panel.gives(panel.ann, 2)
    with panel.application.app_context():
        assert queries.standing(panel.panel()).all_in
