"""The steps in words: what each is, whose it is, and how it stands."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.panels.way.models import PanelTask
from app.panels.way.states import Owner, Step

STEPS: dict[Step, Any] = {
    Step.REQUEST: _l("Ask for the panel"),
    Step.SHORTLISTING: _l("Shortlist"),
    Step.PLANNING: _l("Hold the planning meeting"),
    Step.CHAIR: _l("Find somebody to chair"),
    Step.QUESTIONS: _l("Agree the questions, and who asks which"),
    Step.PACK: _l("Send everybody their pack, in the format they need"),
    Step.BRIEFING: _l("Briefing, half an hour before"),
    Step.INTERVIEWS: _l("Interviews"),
    Step.WASH_UP: _l("Talk together afterwards, and decide"),
    Step.NOTES: _l("Take the notes and score sheets back from everybody"),
    Step.OUTCOME: _l("Tell advisors the outcome, and thank them"),
    Step.DEBRIEF: _l("Ring each advisor, and talk it over"),
    Step.FOLLOW_UP: _l("Say whether the panel chose well"),
}
OWNER_WORDS: dict[Owner, Any] = {
    Owner.HOST: _l("The host"),
    Owner.CHAIR: _l("The chair"),
    Owner.TEAM: _l("The involvement team"),
}


class Line(NamedTuple):
    """One step of the list. `tag`: words and colour; `step` its code for the address."""

    words: str
    step: str
    due: str
    owner: str
    tag: tuple[str, str]
    said: str
    open: bool


def line(task: PanelTask, today: date) -> Line:
    return Line(
        words=str(STEPS[task.step]), step=task.step.value, due=day(task.due_on), owner=owner_words(task),
        tag=_tag(task, today), said=_said(task), open=task.done_at is None,
    )  # fmt: skip


def owner_words(task: PanelTask) -> str:
    return task.person.name if task.person else str(OWNER_WORDS[task.owner])


def _tag(task: PanelTask, today: date) -> tuple[str, str]:
    if task.not_needed:
        return _("Not needed"), "grey"
    if task.done_at:
        return _("Done"), "green"
    if task.due_on < today:
        return _("Overdue"), "red"
    return (_("Due today"), "orange") if task.due_on == today else (_("To do"), "blue")


def _said(task: PanelTask) -> str:
    if task.done_at is None:
        return ""
    if task.done_by is None:
        return day(task.done_at)
    return _("%(name)s, %(day)s", name=task.done_by.name, day=day(task.done_at))


class MemberLine(NamedTuple):
    """As somebody on the panel reads it: no names, and nobody is late. `mine`: the code of a step that is theirs."""

    words: str
    when: str
    who: str
    done: bool
    mine: str = ""


def member_line(task: PanelTask, *, mine: bool) -> MemberLine:
    done, code = task.done_at is not None, task.step.value
    step = code if mine and not done else ""
    return MemberLine(str(STEPS[task.step]), day(task.due_on), str(OWNER_WORDS[task.owner]), done, step)
