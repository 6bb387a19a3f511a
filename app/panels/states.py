"""The life of a panel, and the closed lists its fields choose from."""

from __future__ import annotations

import enum

from app.core.states import table


class PanelState(enum.Enum):
    PLANNED = "planned"
    HELD = "held"  # the interviews took place
    CALLED_OFF = "called-off"


PANEL_MOVES = table(
    {
        None: {PanelState.PLANNED, PanelState.HELD},  # one without an advisor is often told of afterwards
        PanelState.PLANNED: {PanelState.HELD, PanelState.CALLED_OFF},
        PanelState.HELD: {PanelState.CALLED_OFF},  # only one that was written down by mistake
        PanelState.CALLED_OFF: set(),
    }
)


class PanelShape(enum.Enum):
    MIXED = "mixed"  # one panel of advisors and staff
    PARALLEL = "parallel"  # a panel of advisors beside the panel of staff, and a meeting of both


class Involvement(enum.Enum):
    """What advisors do in the choice; reported apart, because it is not the same power."""

    MEMBER = "member"  # full members with a vote
    CHAIR = "chair"
    OWN_PANEL = "own-panel"  # a panel of their own, which reports to the other
    SCENARIO = "scenario"
    QUESTIONS = "questions"
    SHORTLISTING = "shortlisting"
    MEETING = "meeting"  # meet and greet, or a tour, with feedback
    NONE = "none"


THIN = frozenset({Involvement.SCENARIO, Involvement.QUESTIONS, Involvement.SHORTLISTING, Involvement.MEETING})


class WhyWithout(enum.Enum):
    """Why a panel had no lived experience on it."""

    NOT_ASKED = "not-asked"
    TOO_LATE = "too-late"  # asked for later than ten working days before
    NOBODY_FREE = "nobody-free"
    COULD_NOT_COME = "could-not-come"  # somebody had a place, could not come, and nobody could be found
    MOVED = "moved"  # the day was moved to one that did not suit
    OTHER = "other"


class PanelRole(enum.Enum):
    MEMBER = "member"
    CHAIR = "chair"
    SCRIBE = "scribe"
    OBSERVER = "observer"
    SHADOW = "shadow"


SCORES = frozenset({PanelRole.MEMBER, PanelRole.CHAIR})


class PanelType(enum.Enum):
    STAFF = "staff"
    SERVICE_USER = "service-user"
    CARER = "carer"
    LIVED_EXPERIENCE = "lived-experience"  # an advisor in a seat for either
    OTHER = "other"


LIVED = frozenset({PanelType.SERVICE_USER, PanelType.CARER, PanelType.LIVED_EXPERIENCE})


class Duty(enum.Enum):
    """Whom a consultant's panel must have (the Advisory Appointments Committee; rcpsych.ac.uk, College Assessors)."""

    CHIEF_EXECUTIVE = "chief-executive"
    MEDICAL_DIRECTOR = "medical-director"
    SPECIALTY = "specialty"  # a consultant of the specialty
    LAY_MEMBER = "lay-member"
    COLLEGE_ASSESSOR = "college-assessor"
    UNIVERSITY = "university"  # where the post teaches or does research


class DecisionRule(enum.Enum):
    """How the panel decides where members do not agree; agreed before the day."""

    AGREEMENT = "agreement"
    MAJORITY = "majority"
    SCORES = "scores"
    CHAIR = "chair"  # decides, after everybody was heard
