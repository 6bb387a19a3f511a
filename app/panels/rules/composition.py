"""What is not well with a panel as it stands. Every warning is plain, and none stops anything."""

from __future__ import annotations

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.core.working_days import between, is_working_day
from app.panels.states import LIVED, THIN, Duty, Involvement, PanelRole, PanelShape, PanelType

NOTICE = 10  # working days: people who are not at work every day need time to say yes
MOST_IN_A_DAY = 6  # candidates: after that nobody is heard as well as the first
SHORTEST_BEFORE = 5  # working days before the interviews by which it should be agreed how the panel decides
GUIDES = frozenset({PanelRole.MEMBER, PanelRole.CHAIR})


class Sign(enum.Enum):
    """What a warning is about."""

    ONE_ADVISOR = "one-advisor"
    FIRST_TIMER_ALONE = "first-timer-alone"
    NO_CHAIR = "no-chair"
    GROUP_WITHOUT_CHAIR = "group-without-chair"
    GROUP_WITHOUT_SCRIBE = "group-without-scribe"
    ONE_GROUP = "one-group"
    NO_JOINT_MEETING = "no-joint-meeting"
    DUTY_MISSING = "duty-missing"
    UNIVERSITY_MISSING = "university-missing"
    THIN = "thin"
    SHORT_NOTICE = "short-notice"
    NOBODY_WORKS = "nobody-works"
    TOO_MANY_IN_A_DAY = "too-many-in-a-day"
    NOTHING_AGREED = "nothing-agreed"


@dataclass(frozen=True)
class Warned:
    """`about`: which group, whose duty, which day or how many."""

    sign: Sign
    about: str | int | date | Duty | Involvement = ""


@dataclass(frozen=True)
class Seen:
    """One person on the panel. `new`: of an advisor, that they have not had a place on a panel before."""

    group: str
    role: PanelRole
    type: PanelType
    duty: Duty | None = None
    new: bool = False

    @property
    def lived(self) -> bool:
        return self.type in LIVED and self.role in GUIDES


@dataclass(frozen=True)
class Composition:
    """A panel as it stands. `planned`: places for advisors, those who sit in to learn not counted; `days` in London."""

    shape: PanelShape
    involvement: Involvement
    consultant: bool
    joint_meeting: bool
    agreed: bool
    planned: int
    candidates: int | None
    asked_on: date
    days: tuple[date, ...]
    sitting: tuple[Seen, ...]
    groups: frozenset[str] = frozenset()  # of the advisors' places, also while nobody has one

    def all_groups(self) -> list[str]:
        return sorted({each.group for each in self.sitting if each.group} | self.groups - {""})


def warnings(panel: Composition, today: date) -> list[Warned]:
    """In the order in which they matter. None once the last day is over: nothing of it can be changed then."""
    if today > max(panel.days):
        return []
    return [*_advisors(panel), *_chairs(panel), *_duties(panel), *_when(panel, today)]


def _advisors(panel: Composition) -> Iterator[Warned]:
    if panel.involvement is Involvement.NONE:
        return
    lived = [each for each in panel.sitting if each.lived]
    if max(panel.planned, len(lived)) == 1:
        yield Warned(Sign.ONE_ADVISOR)
    if len(lived) == 1 and lived[0].new:
        yield Warned(Sign.FIRST_TIMER_ALONE)
    if panel.involvement in THIN:
        yield Warned(Sign.THIN, panel.involvement)


def _chairs(panel: Composition) -> Iterator[Warned]:
    if panel.shape is PanelShape.MIXED:
        if not any(each.role is PanelRole.CHAIR for each in panel.sitting):
            yield Warned(Sign.NO_CHAIR)
        return
    groups = panel.all_groups()
    if len(groups) < 2:
        yield Warned(Sign.ONE_GROUP)
    for group in groups:
        roles = {each.role for each in panel.sitting if each.group == group}
        if PanelRole.CHAIR not in roles:
            yield Warned(Sign.GROUP_WITHOUT_CHAIR, group)
        if PanelRole.SCRIBE not in roles:
            yield Warned(Sign.GROUP_WITHOUT_SCRIBE, group)
    if not panel.joint_meeting:
        yield Warned(Sign.NO_JOINT_MEETING)


def _duties(panel: Composition) -> Iterator[Warned]:
    """The university's member only where the post teaches or does research, which nobody is asked here."""
    if not panel.consultant:
        return
    held = {each.duty for each in panel.sitting}
    for duty in Duty:
        if duty not in held:
            university = duty is Duty.UNIVERSITY
            yield Warned(Sign.UNIVERSITY_MISSING if university else Sign.DUTY_MISSING, duty)


def _when(panel: Composition, today: date) -> Iterator[Warned]:
    first = min(panel.days)
    notice = between(panel.asked_on, first)
    if notice < NOTICE and panel.involvement is not Involvement.NONE:
        yield Warned(Sign.SHORT_NOTICE, max(0, notice))
    for day in sorted(set(panel.days)):
        if not is_working_day(day):
            yield Warned(Sign.NOBODY_WORKS, day)
    in_a_day = -(-(panel.candidates or 0) // len(set(panel.days)))
    if in_a_day > MOST_IN_A_DAY:
        yield Warned(Sign.TOO_MANY_IN_A_DAY, in_a_day)
    if not panel.agreed and between(today, first) <= SHORTEST_BEFORE:
        yield Warned(Sign.NOTHING_AGREED)
