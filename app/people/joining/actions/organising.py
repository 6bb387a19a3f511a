"""The organisation's own steps and their order, and how many the register can hold."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.core.i18n import gettext as _
from app.people.joining import events, queries, rules
from app.people.joining.models import RegisterSize, Step


def usual() -> Sequence[tuple[str, str]]:
    """The name of each step that most organisations have, and what people read about it."""
    return (
        (_("Involvement agreement"), _("What you can expect of us, and we of you. You each keep a copy.")),
        (_("Confidentiality"), _("What is said in a session stays there. We talk it through together.")),
        (_("Welcome briefing"), _("How sessions work, how to claim money, and who to ask.")),
    )


def begin_with_usual(*, by: Actor) -> None:
    """The usual steps, where there are none yet."""
    if queries.steps(active=False):
        raise RuleBroken(_("There are steps already. Add what is missing one by one."))
    for name, about in usual():
        save_step(None, name, about, by=by)


def save_step(step: Step | None, name: str, about: str, *, by: Actor) -> Step:
    """A new step at the end of the list, or other words for one."""
    if step is None and len(queries.steps()) >= rules.MOST_STEPS:
        raise RuleBroken(_("There are many steps already. Put one away first."))
    if step is None:
        last = db.session().scalar(select(func.coalesce(func.max(Step.position), 0)))
        step = Step(position=(last or 0) + 1)
    step.name, step.about = name, about
    db.session().add(step)
    try:
        db.session().flush()
    except IntegrityError:
        raise RuleBroken(_("There is a step of this name already. Choose another name.")) from None
    emit(events.StepSaved(step.id), by=by)
    return step


def put_earlier(step_id: int, *, by: Actor) -> None:
    """Change places with the step before it."""
    order = queries.steps()
    at = next((at for at, each in enumerate(order) if each.id == step_id), 0)
    if at:
        before, this = order[at - 1], order[at]
        before.position, this.position = this.position, before.position
        emit(events.StepSaved(step_id), by=by)


def put_away(step_id: int, *, active: bool, by: Actor) -> None:
    """Ask it of nobody any more, or again. Who has taken it has taken it."""
    db.session().get_one(Step, step_id).active = active
    emit(events.StepSaved(step_id), by=by)


def set_size(most: int | None, *, by: Actor) -> None:
    """How many people the register can hold; none: as many as come. Nobody loses their place by a smaller number."""
    size = db.session().get(RegisterSize, 1)
    if size is None:
        size = RegisterSize(id=1)
        db.session().add(size)
    size.most = most
    emit(events.RegisterSizeSet(most), by=by)
