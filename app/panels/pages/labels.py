"""What people read about a panel; stored codes are never shown."""

from __future__ import annotations

from typing import Any, NamedTuple

from app.core.formatting import clock, day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.panels.models import Panel
from app.panels.queries import Sitting
from app.panels.states import (
    DecisionRule,
    Duty,
    Involvement,
    PanelRole,
    PanelShape,
    PanelState,
    PanelType,
    WhyWithout,
)

STATES: dict[PanelState, tuple[Any, str]] = {
    PanelState.PLANNED: (_l("Planned"), "blue"),
    PanelState.HELD: (_l("The interviews took place"), "green"),
    PanelState.CALLED_OFF: (_l("Called off"), "grey"),
}
SHAPES: dict[PanelShape, Any] = {
    PanelShape.MIXED: _l("One panel, with advisors and staff together"),
    PanelShape.PARALLEL: _l("A panel of advisors beside the panel of staff, and a meeting of both"),
}
INVOLVEMENTS: dict[Involvement, Any] = {
    Involvement.MEMBER: _l("Full members, who score and decide like everybody else"),
    Involvement.CHAIR: _l("Chair the panel"),
    Involvement.OWN_PANEL: _l("A panel of their own, which reports to the other"),
    Involvement.SCENARIO: _l("Take part in a scenario or a role play"),
    Involvement.QUESTIONS: _l("Write questions only"),
    Involvement.SHORTLISTING: _l("Shortlist only"),
    Involvement.MEETING: _l("Meet candidates, and say what they think"),
    Involvement.NONE: _l("Nothing: nobody with lived experience takes part"),
}
DECISIONS: dict[DecisionRule, Any] = {
    DecisionRule.AGREEMENT: _l("Everybody agrees"),
    DecisionRule.MAJORITY: _l("Most members decide"),
    DecisionRule.SCORES: _l("The scores decide"),
    DecisionRule.CHAIR: _l("The chair decides, after everybody was heard"),
}
ROLES: dict[PanelRole, Any] = {
    PanelRole.MEMBER: _l("Member"),
    PanelRole.CHAIR: _l("Chair"),
    PanelRole.SCRIBE: _l("Takes the notes"),
    PanelRole.OBSERVER: _l("Observes"),
    PanelRole.SHADOW: _l("Sits in to learn"),
}
TYPES: dict[PanelType, Any] = {
    PanelType.STAFF: _l("Staff"),
    PanelType.SERVICE_USER: _l("Lived experience, as a service user"),
    PanelType.CARER: _l("Lived experience, as a carer"),
    PanelType.LIVED_EXPERIENCE: _l("Lived experience"),
    PanelType.OTHER: _l("Somebody else"),
}
DUTIES: dict[Duty, Any] = {
    Duty.CHIEF_EXECUTIVE: _l("The chief executive, or somebody for them"),
    Duty.MEDICAL_DIRECTOR: _l("The medical director, or somebody for them"),
    Duty.SPECIALTY: _l("A consultant of the specialty"),
    Duty.LAY_MEMBER: _l("The lay member"),
    Duty.COLLEGE_ASSESSOR: _l("The assessor from the Royal College"),
    Duty.UNIVERSITY: _l("The university's member"),
}
WHY_WITHOUT: dict[WhyWithout, Any] = {
    WhyWithout.NOT_ASKED: _l("We did not ask"),
    WhyWithout.TOO_LATE: _l("We asked too late"),
    WhyWithout.NOBODY_FREE: _l("We asked, and nobody was free"),
    WhyWithout.COULD_NOT_COME: _l("Somebody had a place and could not come, and nobody else was found"),
    WhyWithout.MOVED: _l("The day was moved"),
    WhyWithout.OTHER: _l("Something else"),
}
BANDS: dict[str, Any] = {
    **{str(number): _l("Band %(number)s", number=number) for number in range(2, 8)},
    **{f"8{letter}": _l("Band %(number)s", number=f"8{letter}") for letter in "abcd"},
    "9": _l("Band %(number)s", number=9),
    "medical": _l("A doctor"),
    "other": _l("On no band"),
}


class Line(NamedTuple):
    """Somebody on the panel, as a host reads it. `member_ref` is empty for an advisor: theirs is a place."""

    name: str
    facts: list[tuple[str, str]]
    member_ref: str


def days_words(panel: Panel) -> str:
    if panel.first_on == panel.last_on:
        return day(panel.first_on)
    return _("%(first)s to %(last)s", first=day(panel.first_on), last=day(panel.last_on))


def _when(panel: Panel) -> str:
    return f"{day(panel.joint_at)}, {clock(panel.joint_at)}" if panel.joint_at else ""


def facts(panel: Panel) -> list[tuple[str, str]]:
    """What the panel is, for those who run it."""
    return [
        (_("Post"), panel.post),
        (_("Band"), str(BANDS.get(panel.band, ""))),
        (_("Consultant"), _("Yes") if panel.consultant else ""),
        (_("Reference of the vacancy"), panel.reference),
        (_("Interviews"), days_words(panel)),
        (_("Candidates expected"), str(panel.candidates or "")),
        (_("Panel"), str(SHAPES[panel.shape])),
        (_("Without lived experience"), str(WHY_WITHOUT[panel.why_without]) if panel.why_without else ""),
        (_("Advisors"), str(INVOLVEMENTS[panel.involvement])),
        (_("The two panels meet"), _when(panel)),
        (_("If members do not agree"), str(DECISIONS[panel.decision_rule]) if panel.decision_rule else ""),
    ]


def member_facts(panel: Panel) -> list[tuple[str, str]]:
    """The same for whoever sits on it: without what only the recruitment needs."""
    unread = {_("Consultant"), _("Reference of the vacancy"), _("Without lived experience")}
    return [(label, words) for label, words in facts(panel) if label not in unread]


def line(one: Sitting, refs: dict[int, str]) -> Line:
    """`refs`: of members by id."""
    pairs = [(_("Role"), str(ROLES[one.role])), (_("Who they are"), str(TYPES[one.type])), (_("Panel"), one.group)]
    if not one.advises and one.person_id is None:
        pairs.append((_("Pages"), _("No sign-in: you keep their papers.")))
    return Line(one.name, pairs, refs.get(one.member_id or 0, ""))


def seen_by_members(one: Sitting) -> tuple[str, str]:
    """A name and a role, and nothing else: of an advisor the first name."""
    role = str(ROLES[one.role])
    return one.first_name, f"{role}, {one.group}" if one.group else role
