"""The five opportunities with fixed references, by which documents and tests know them."""

from __future__ import annotations

from typing import Any

from app.opportunities.models import Condition, MixRule, Seat
from app.opportunities.states import Asked, Attendance, Facet, Format, Ladder, Method, SeatType, Strength

CHOSEN = (
    "They choose after the closing date. People who have had fewer turns lately come first, and one place is kept for "
    "somebody new to it where that is possible."
)
TRAINED = Condition(
    facet=Facet.TRAINING, strength=Strength.MUST, asked=Asked.RECORD,
    fields={"course": "interview-panel-training", "name": "Interview panel training"},
    words="You have done our interview-panel training.",
)  # fmt: skip

FIXED: tuple[dict[str, Any], ...] = (
    {
        "ref": "interview-panel", "kind_code": "interview-panel", "title": "Nurse interview panel",
        "summary": "Sit on the panel that chooses a new liaison nurse. You help write the questions, ask your own, "
        "score like everybody else and take part in the decision.",
        "may_change": "Who joins the team, and what the team asks every new nurse from now on.",
        "who_for": "Anybody on the register who has done the panel training.",
        "days": ((21, "09:30", 420),), "seats": [Seat(type=SeatType.EITHER, number=2, group="")], "prep_minutes": 90,
        "method": Method.CHOSEN, "choice_rule": CHOSEN, "closes": 10, "format": Format.IN_PERSON, "pay": "standard",
        "venue": "Meadow House, 14 Weir Lane, Riverbank RB1 4QA", "conditions": [TRAINED],
        "ladder": Ladder.CO_PRODUCTION, "details": {"planning_minutes": 45, "briefing_minutes": 30},
        "venue_access": "Step-free from the street. Hearing loop in room 2. A quiet room is kept for the panel.",
        "outcome_promise": "We tell you who was appointed and what the panel changed.",
    },
    {
        "ref": "accreditation-review", "kind_code": "accreditation-review", "title": "PLAN peer-review day",
        "summary": "Help our team on its peer-review day: meet the visiting reviewers, take part in the patient and "
        "carer groups, and say what we should do next.",
        "may_change": "The action plan that the team works on for the next three years.",
        "who_for": "People who know liaison services, from their own care or as a carer.",
        "days": ((35, "09:00", 450),), "method": Method.CHOSEN, "choice_rule": CHOSEN, "closes": 20,
        "seats": [
            Seat(type=SeatType.SERVICE_USER, number=2, group="Patient group"),
            Seat(type=SeatType.CARER, number=2, group="Carer group"),
        ],
        "mixes": [MixRule(of="advisor", percent=50)], "prep_minutes": 60, "format": Format.IN_PERSON, "pay": "standard",
        "venue": "Meadow House, 14 Weir Lane, Riverbank RB1 4QA", "venue_access": "Step-free from the street.",
        "outcome_promise": "You get the report and the action plan.",
    },
    {
        "ref": "training-session", "kind_code": "training-session", "title": "Listening well: training for new staff",
        "summary": "Plan and give three short sessions with a nurse trainer about what good listening feels like.",
        "may_change": "What all new staff learn in their first month.", "who_for": "Anybody on the register.",
        "days": ((16, "14:00", 120), (23, "14:00", 120), (30, "14:00", 120)), "method": Method.FIRST_COME,
        "seats": [Seat(type=SeatType.EITHER, number=3, group="")], "prep_minutes": 120, "format": Format.ONLINE,
        "pay": "enhanced", "closes": 12, "join_link": "https://meet.alongside.example/listening-well",
        "details": {
            "programme": "First month in the team", "audience": "New nurses and assistants", "audience_size": 14,
            "aims": "To listen to the end before they answer.", "trainers": "A nurse trainer", "slides": "together",
            "design_minutes": 120, "rehearsal_minutes": 60, "story": "if-you-wish", "recorded": True,
            "topics": "Being brought to hospital", "supporter": "A peer support worker",
        },
    },
    {
        "ref": "interview-calls", "kind_code": "interview-calls", "title": "Calls to people who used urgent care",
        "summary": "Ring people who agreed to a call and ask how their visit was, with a set of questions and a "
        "supervisor beside you.",
        "may_change": "How people are met in their first hour.", "who_for": "Service users on the register.",
        "days": ((12, "10:00", 180), (14, "13:30", 180), (19, "10:00", 180)), "method": Method.FIRST_COME,
        "attendance": Attendance.SOME, "attend_at_least": 1, "format": Format.PHONE, "pay": "standard", "team": 1,
        "seats": [Seat(type=SeatType.EITHER, number=2, group="")], "closes": 10,
        "details": {
            "project": "Urgent care, this winter", "guide": "4", "device": "withheld", "base": "either",
            "most_calls": 6, "tool": "The survey's own form", "script": "2", "debrief_minutes": 30,
            "supervisor": "Sam Idle, 01632 960114", "escalation": "Duty nurse, 01632 960115",
        },
    },
    {
        "ref": "open-workshop", "kind_code": "workshop", "title": "Open workshop: a kinder waiting room",
        "summary": "Spend a morning looking at our waiting rooms together and choosing what to change first.",
        "may_change": "The waiting rooms of both sites: there is money for changes this year.",
        "who_for": "Everybody on the register.", "days": ((14, "10:00", 150),), "method": Method.FIRST_COME, "team": 1,
        "seats": [Seat(type=SeatType.EITHER, number=10, group="")], "format": Format.IN_PERSON, "pay": "standard",
        "venue": "Quay Street Centre, 3 Quay Street, Riverbank RB2 7LD", "venue_access": "Lift to all floors.",
    },
)  # fmt: skip
