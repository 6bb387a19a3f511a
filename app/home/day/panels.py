"""What is overdue for a panel, what the involvement team is to do for one, and whom to ring after one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from flask import url_for
from sqlalchemy import and_, or_
from sqlalchemy.orm import contains_eager

from app.core import clock, formatting
from app.core.i18n import gettext as _
from app.home.day.need import Need, Viewer, oldest
from app.panels.after.queries import last_end, to_ring
from app.panels.way.models import PanelTask
from app.panels.way.pages import STEPS
from app.panels.way.queries import open_by
from app.panels.way.states import ON_THE_DAY, Owner
from app.people.models import Person


def tasks_of_panels(viewer: Viewer) -> Iterator[Need]:
    today = viewer.now.astimezone(clock.LONDON).date()
    ours = and_(PanelTask.owner == Owner.TEAM, PanelTask.person_id.is_(None))
    wanted = (
        open_by(today)
        .where(or_(PanelTask.due_on < today, ours), PanelTask.step.not_in(ON_THE_DAY))
        .options(contains_eager(PanelTask.panel))
    )
    for row in oldest(wanted, PanelTask.due_on, PanelTask.id):
        task = row.PanelTask
        said = _("Panel “%(post)s”: %(what)s", post=task.panel.post, what=STEPS[task.step])
        since = datetime.combine(task.due_on, time(), clock.LONDON)
        yield Need(since, said, url_for("panel_way.task", ref=task.panel.ref, step=task.step.value))


AFTER, UNTIL = timedelta(hours=24), timedelta(hours=72)  # when somebody is rung after a panel


def advisors_to_ring(viewer: Viewer) -> Iterator[Need]:
    for row in oldest(to_ring(viewer.now - AFTER), last_end(), Person.id):
        by = formatting.short_day(row.since + UNTIL)
        said = _("Ring %(name)s by %(day)s, and ask how the panel was: %(post)s",
                 name=row.Person.name, day=by, post=row.Panel.post)  # fmt: skip
        yield Need(row.since + AFTER, said, url_for("panel_after.host", ref=row.Panel.ref, _anchor="calls"))
