"""What people read for each closed list; stored codes are never shown."""

from __future__ import annotations

from typing import Any

from app.core.i18n import lazy_gettext as _l
from app.opportunities.models import Opportunity
from app.opportunities.states import (
    ApplyBy,
    Attendance,
    Expense,
    Format,
    Ladder,
    LegalStatus,
    Method,
    Mix,
    OpportunityState,
    Payer,
    PayModel,
    PayPart,
    PayRoute,
    PlacesWord,
    SeatRole,
    SeatType,
    Shape,
    Strength,
    Tier,
    VenueShown,
    Visibility,
)

S = OpportunityState
Label = Any  # a lazily translated string

STATES: dict[OpportunityState, tuple[Label, str]] = {
    S.DRAFT: (_l("Draft"), "grey"),
    S.SUBMITTED: (_l("Waiting for approval"), "yellow"),
    S.RETURNED: (_l("Sent back to the host"), "orange"),
    S.OPEN: (_l("Open"), "green"),
    S.CLOSED: (_l("Closed"), "blue"),
    S.FILLED: (_l("Full"), "purple"),
    S.DONE: (_l("Done"), "white"),
    S.CANCELLED: (_l("Cancelled"), "red"),
}


def state_tag(opportunity: Opportunity, area: str) -> tuple[str, str]:
    """The words and the colour of the tag of its state, said to whom `area` ("host" or "team") is for."""
    words, colour = STATES[opportunity.state]
    if area == "host" and opportunity.state is S.RETURNED:
        words = _l("Sent back to you")
    return str(words), colour


SHAPES: dict[Shape, Label] = {
    Shape.PLAIN: _l("Nothing more"),
    Shape.PANEL: _l("A recruitment panel: who sits on it, the timetable, the pack, scores"),
    Shape.REVIEW: _l("A review of a service: it can be linked to one"),
    Shape.TRAINING: _l("Training or speaking: who is trained, time to plan and rehearse, consent to a story"),
    Shape.CALLS: _l("Calls: how many, who is there, who is rung if somebody is in distress"),
    Shape.COMMITTEE: _l("A committee: terms of office, papers, the meeting before"),
    Shape.DOCUMENT: _l("Something to read: how long it is, and what is asked about it"),
    Shape.PROJECT: _l("A project: its aim, how far it is, most time in a month"),
}
FORMATS: dict[Format, Label] = {
    Format.IN_PERSON: _l("In person"),
    Format.ONLINE: _l("Online"),
    Format.PHONE: _l("By phone"),
    Format.POST: _l("By post or e-mail"),
    Format.MIXED: _l("In person or online"),
}
VISIBILITY: dict[Visibility, Label] = {
    Visibility.REGISTER: _l("People who are signed in"),
    Visibility.PUBLIC: _l("Everybody, on the open website"),
    Visibility.UNANNOUNCED: _l("An unannounced visit: hidden from everybody who hosts"),
}
VENUE_SHOWN: dict[VenueShown, Label] = {
    VenueShown.ALWAYS: _l("Everybody who reads it"),
    VenueShown.WITH_PLACE: _l("Only people who have a place"),
}
LADDER: dict[Ladder, Label] = {
    Ladder.INVOLVEMENT: _l("Involvement"),
    Ladder.CONSULTATION: _l("Consultation"),
    Ladder.ENGAGEMENT: _l("Engagement"),
    Ladder.CO_DESIGN: _l("Co-design"),
    Ladder.CO_PRODUCTION: _l("Full co-production"),
}
LADDER_HINTS: dict[Ladder, Label] = {
    Ladder.INVOLVEMENT: _l("People take part in something we planned."),
    Ladder.CONSULTATION: _l("We ask for views, then decide."),
    Ladder.ENGAGEMENT: _l("We talk and listen over time, then decide."),
    Ladder.CO_DESIGN: _l("We plan it together."),
    Ladder.CO_PRODUCTION: _l("We plan, decide, do and review it together, with equal power."),
}
ATTENDANCE: dict[Attendance, Label] = {
    Attendance.ALL: _l("Every session"),
    Attendance.ONE: _l("One of the sessions"),
    Attendance.SOME: _l("Some of the sessions"),
}
SEAT_TYPES: dict[SeatType, Label] = {
    SeatType.EITHER: _l("Anybody: service user or carer"),
    SeatType.SERVICE_USER: _l("Service user"),
    SeatType.CARER: _l("Carer"),
}
SEAT_ROLES: dict[SeatRole, Label] = {
    SeatRole.MEMBER: _l("Takes part"),
    SeatRole.CHAIR: _l("Chairs or co-chairs"),
    SeatRole.SHADOW: _l("Sits in to learn, and uses no place"),
}
PLACES_WORDS: dict[PlacesWord, Label] = {
    PlacesWord.EXACT: _l("Exactly this number"),
    PlacesWord.ABOUT: _l("About this number"),
    PlacesWord.UP_TO: _l("Up to this number"),
    PlacesWord.AT_LEAST: _l("At least this number"),
}
METHODS: dict[Method, Label] = {
    Method.FIRST_COME: _l("First come, first served"),
    Method.CHOSEN: _l("Chosen by the involvement team, by a rule that everybody can read"),
    Method.DRAW: _l("Fair draw: by lot, after the closing date"),
    Method.TURNS: _l("Taking turns: people who had fewer turns lately come first, after the closing date"),
}
MIXES: dict[Mix, Label] = {
    Mix.SERVICE_USER: _l("Service users"),
    Mix.CARER: _l("Carers"),
    Mix.ADVISOR: _l("People with lived experience, of either kind"),
    Mix.STAFF: _l("Staff"),
    Mix.FIRST_TIMER: _l("People who have not done this before"),
}
PAYERS: dict[Payer, Label] = {
    Payer.CENTRAL: _l("The involvement budget"),
    Payer.HOST_TEAM: _l("The host team's own budget"),
    Payer.ELSEWHERE: _l("Somebody else, such as a college or a funder"),
}
PAY_MODELS: dict[PayModel, Label] = {
    PayModel.HOURLY: _l("By the hour"),
    PayModel.BLOCK: _l("For each block of time, or part of one"),
    PayModel.DAY: _l("A day or half-day rate"),
    PayModel.BAND: _l("One sum for a short meeting, another for a longer one"),
    PayModel.FIXED: _l("One fixed sum"),
    PayModel.MONTHLY: _l("So much a month"),
    PayModel.MENU: _l("Sums for single tasks, up to a total"),
    PayModel.UNPAID: _l("No payment"),
    PayModel.ELSEWHERE: _l("Paid by somebody else"),
}
PAY_PARTS: dict[PayPart, Label] = {
    PayPart.ACTIVITY: _l("Taking part"),
    PayPart.PREPARATION: _l("Preparation"),
    PayPart.TRAINING: _l("Training"),
    PayPart.DESIGN: _l("Planning it together"),
    PayPart.REHEARSAL: _l("Rehearsal"),
    PayPart.MEETINGS: _l("Other meetings"),
    PayPart.BRIEFING: _l("Briefing, and talking afterwards"),
    PayPart.TRAVEL: _l("Travelling time"),
}
TIERS: dict[Tier, Label] = {Tier.STANDARD: _l("Standard rate"), Tier.ENHANCED: _l("Enhanced rate")}
ROUTES: dict[PayRoute, Label] = {
    PayRoute.PAYROLL: _l("Through payroll, for tax purposes only"),
    PayRoute.BANK: _l("Bank transfer"),
    PayRoute.CASH: _l("Cash"),
    PayRoute.VOUCHER: _l("Voucher"),
    PayRoute.CHARITY: _l("Given to a charity"),
}
STATUSES: dict[LegalStatus, Label] = {
    LegalStatus.NOT_WORKER: _l("Not an employee, worker or agent"),
    LegalStatus.WORKER: _l("A worker"),
    LegalStatus.VOLUNTEER: _l("A volunteer"),
    LegalStatus.REWARD: _l("A reward or thank-you payment"),
    LegalStatus.PERMITTED_WORK: _l("Permitted work"),
    LegalStatus.BANK_CONTRACT: _l("A temporary contract with the staff bank"),
    LegalStatus.OFFICE_HOLDER: _l("An office holder"),
}
EXPENSES: dict[Expense, Label] = {
    Expense.TRAVEL: _l("Travel"),
    Expense.PARKING: _l("Parking"),
    Expense.TAXI: _l("Taxi, agreed before"),
    Expense.CARE: _l("Replacement care or childcare"),
    Expense.SUPPORTER: _l("A supporter or personal assistant"),
    Expense.REFRESHMENTS: _l("Food and drink provided"),
    Expense.POST: _l("Post and printing, or a reply-paid envelope"),
    Expense.PHONE: _l("Phone and data"),
    Expense.OVERNIGHT: _l("Overnight stay"),
}
APPLY_BY: dict[ApplyBy, Label] = {
    ApplyBy.ONLINE: _l("On this website"),
    ApplyBy.PHONE: _l("By phone"),
    ApplyBy.EMAIL: _l("By e-mail"),
    ApplyBy.POST: _l("By post"),
    ApplyBy.SUPPORTER: _l("Through somebody who supports you"),
    ApplyBy.OTHER_FORMAT: _l("In another format, such as easy read or large print"),
}
STRENGTHS: dict[Strength, Label] = {
    Strength.MUST: _l("People must meet it"),
    Strength.WELCOME: _l("Welcome: a reason to choose, never to refuse"),
    Strength.GOOD_TO_KNOW: _l("Good to know"),
}
