"""The scale, and the criteria with a meaning in words for each point."""

from __future__ import annotations

from collections.abc import Sequence

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.panels.models import Panel
from app.panels.scores import events, queries, rules
from app.panels.scores.actions import taking
from app.panels.scores.models import Criterion
from app.panels.scores.states import SCALES, Asked

MOST = 12  # criteria: more than that nobody scores with care


def set_scale(panel_id: int, lowest: int, highest: int, *, by: Actor) -> None:
    """Only before the interviews begin: points of two scales cannot stand side by side."""
    panel = taking.take(panel_id)
    taking.must_be_on(panel)
    if rules.begun(panel.first_on, clock.today()):
        raise RuleBroken(_("The interviews have begun, so the scale stays as it is."))
    if (lowest, highest) not in SCALES:
        raise RuleBroken(_("Choose one of the scales."))
    scale = taking.scoring(panel)
    scale.lowest, scale.highest = lowest, highest
    for criterion in queries.criteria(panel):
        criterion.anchors = rules.anchors_for(criterion.anchors, highest - lowest + 1)
        criterion.edition += 1
    emit(events.QuestionsChanged(panel_id), by=by)


def add_criterion(
    panel_id: int, name: str, words: str, anchors: Sequence[str], *, reason: str = "", by: Actor
) -> Criterion:
    panel = taking.take(panel_id)
    late = taking.must_be_changeable(panel, reason)
    there = queries.criteria(panel)
    if len(there) >= MOST:
        raise RuleBroken(_("There are %(most)d criteria already. Take one out first.", most=MOST))
    made = Criterion(
        panel_id=panel_id, position=max((each.position for each in there), default=0) + 1, name=name, words=words,
        anchors=_anchors(panel, anchors),
    )  # fmt: skip
    db.session().add(made)
    db.session().flush()
    if late:
        taking.note_late(panel, Asked.CRITERION, ("", _said(name, words)), reason, by=by)
    emit(events.QuestionsChanged(panel_id, criterion_id=made.id), by=by)
    return made


def change_criterion(
    criterion_id: int, edition: int, name: str, words: str, anchors: Sequence[str], *, reason: str = "", by: Actor
) -> None:
    criterion, panel, late = _take(criterion_id, edition, reason)
    before = _whole(criterion)
    criterion.name, criterion.words, criterion.anchors = name, words, _anchors(panel, anchors)
    criterion.edition += 1
    if late:
        taking.note_late(panel, Asked.CRITERION, (before, _whole(criterion)), reason, by=by)
    emit(events.QuestionsChanged(panel.id, criterion_id=criterion_id), by=by)


def drop_criterion(criterion_id: int, *, reason: str = "", by: Actor) -> None:
    """Nobody is scored by it any more. Questions that were to show it stay."""
    criterion, panel, late = _take(criterion_id, None, reason)
    criterion.withdrawn_at = clock.now()
    for question in queries.questions(panel):
        if question.criterion_id == criterion_id:
            question.criterion_id = None
    if late:
        taking.note_late(panel, Asked.CRITERION, (_said(criterion.name, criterion.words), ""), reason, by=by)
    emit(events.QuestionsChanged(panel.id, criterion_id=criterion_id), by=by)


def _take(criterion_id: int, edition: int | None, reason: str) -> tuple[Criterion, Panel, bool]:
    panel = taking.take(db.session().get_one(Criterion, criterion_id).panel_id)
    late = taking.must_be_changeable(panel, reason)
    criterion = db.session().get_one(Criterion, criterion_id, populate_existing=True)
    if criterion.withdrawn_at is not None:
        raise RuleBroken(_("This criterion was taken out in the meantime. Nothing was changed."))
    if edition is not None and criterion.edition != edition:
        raise taking.stale()
    return criterion, panel, late


def _anchors(panel: Panel, anchors: Sequence[str]) -> list[str]:
    scale = queries.scoring_of(panel)
    return rules.anchors_for(anchors, scale.highest - scale.lowest + 1)


def _said(name: str, words: str) -> str:
    return f"{name}\n{words}".strip()


def _whole(criterion: Criterion) -> str:
    return "\n".join([_said(criterion.name, criterion.words), *(each for each in criterion.anchors if each)])
