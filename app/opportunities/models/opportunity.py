"""Kinds as data; an opportunity with its sessions, seats, conditions and pay terms."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core import editions
from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models.parts import Condition, MixRule, PayTerm, Seat
from app.opportunities.models.sessions import Session
from app.opportunities.rules.planned import Besides, besides
from app.opportunities.states import (
    OPPORTUNITY_MOVES,
    Attendance,
    Format,
    Ladder,
    Method,
    OpportunityState,
    Payer,
    PlacesWord,
    Shape,
    VenueShown,
    Visibility,
)
from app.people.models import Course, Person, Team


class Kind(Base):
    """A kind of opportunity. Data, not code: an organisation adds its own."""

    __tablename__ = "kind"
    edition_of = editions.OPPORTUNITIES

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    about: Mapped[str] = mapped_column(Text)  # one sentence for somebody new
    starter: Mapped[str | None] = mapped_column(Text)  # what hosts start from where people will do something
    neutral_title: Mapped[str] = mapped_column(String(80))  # what a shared calendar may show
    course_code: Mapped[str | None] = mapped_column(ForeignKey("course.code"))  # training needed before
    teaches_code: Mapped[str | None] = mapped_column(ForeignKey("course.code"))  # training that taking part is
    teaches_months: Mapped[int | None]  # for how long that counts; for ever where it is empty
    # somebody is signed off before they have such a seat
    member_asks_sign_off: Mapped[bool] = mapped_column(default=False, server_default=false())
    chair_asks_sign_off: Mapped[bool] = mapped_column(default=False, server_default=false())
    dated: Mapped[bool] = mapped_column(default=True)  # has sessions, rather than work with a due day
    shape: Mapped[Shape] = mapped_column(stored_enum(Shape), default=Shape.PLAIN, server_default=Shape.PLAIN.value)
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(default=100)

    course: Mapped[Course | None] = relationship(foreign_keys=[course_code])


class OpportunityMove(MoveRow, Base):
    __tablename__ = "opportunity_move"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)


class Opportunity(Stateful, Base):
    """Something advisors may choose to take part in. Minutes are whole minutes; money is pence."""

    __tablename__ = "opportunity"
    __table_args__ = (
        # all that a list is chosen, counted and ordered by: no row is touched but those of the page
        Index("ix_opportunity_list", "state", "visibility", "first_starts_at", "id", "closes_at", "attendance"),
        CheckConstraint("prep_minutes >= 0 AND activity_minutes >= 0", name="minutes_not_negative"),
    )
    edition_of = editions.OPPORTUNITIES
    transitions = OPPORTUNITY_MOVES
    history = OpportunityMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[OpportunityState] = mapped_column(stored_enum(OpportunityState))
    version: Mapped[int] = mapped_column(default=1)  # raised by every write: the row that a writer takes first
    edition: Mapped[int] = mapped_column(default=1)  # raised by every change of what people read; a form says its own
    saved_steps: Mapped[list[str]] = mapped_column(JSON, default=list)  # codes of `rules.steps`
    kind_code: Mapped[str] = mapped_column(ForeignKey("kind.code"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    host_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    deputy_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    published_at: Mapped[datetime | None]

    title: Mapped[str] = mapped_column(String(120))
    summary: Mapped[str] = mapped_column(Text, default="")  # what people will do
    ladder: Mapped[Ladder | None] = mapped_column(stored_enum(Ladder))
    ladder_name: Mapped[str | None] = mapped_column(String(80))  # the level in the words as they stood
    ladder_about: Mapped[str | None] = mapped_column(String(300))
    may_change: Mapped[str] = mapped_column(Text, default="")  # what may change because of it
    who_for: Mapped[str] = mapped_column(Text, default="")
    support: Mapped[str] = mapped_column(Text, default="")
    documents: Mapped[str] = mapped_column(Text, default="")  # what is sent before, in which formats
    details: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))  # by `details.SPECS`

    format: Mapped[Format] = mapped_column(stored_enum(Format), default=Format.IN_PERSON)
    visibility: Mapped[Visibility] = mapped_column(stored_enum(Visibility), default=Visibility.REGISTER)
    venue: Mapped[str] = mapped_column(Text, default="")  # name and address
    venue_area: Mapped[str] = mapped_column(String(120), default="")  # shown while the venue is not
    venue_shown: Mapped[VenueShown] = mapped_column(stored_enum(VenueShown), default=VenueShown.ALWAYS)
    venue_access: Mapped[str] = mapped_column(Text, default="")
    join_link: Mapped[str | None] = mapped_column(String(500))  # shown with a place only

    first_starts_at: Mapped[datetime | None]  # of the planned sessions, or the due day: what lists are ordered by
    work_due_on: Mapped[date | None]  # work with a due day and no session
    work_days: Mapped[int | None]  # or due so many days after it is sent
    recurrence: Mapped[str] = mapped_column(String(200), default="")  # "four meetings a year"
    window_from: Mapped[date | None]  # a season rather than a day
    window_until: Mapped[date | None]
    term_until: Mapped[date | None]  # the role ends
    attendance: Mapped[Attendance] = mapped_column(stored_enum(Attendance), default=Attendance.ALL)
    attend_at_least: Mapped[int | None]
    prep_minutes: Mapped[int] = mapped_column(default=0)
    activity_minutes: Mapped[int] = mapped_column(default=0)  # where there is no session to measure
    length_words: Mapped[str] = mapped_column(String(120), default="")  # "two to three hours"

    places_word: Mapped[PlacesWord] = mapped_column(stored_enum(PlacesWord), default=PlacesWord.EXACT)
    minimum_to_run: Mapped[int | None]
    method: Mapped[Method] = mapped_column(stored_enum(Method), default=Method.FIRST_COME)
    asks_held_at: Mapped[datetime | None]  # more people could be asked at once than is done silently
    choice_rule: Mapped[str] = mapped_column(Text, default="")
    kept_for_new: Mapped[int | None]  # places for people new to this kind
    kept_until: Mapped[datetime | None]  # and for nobody else until then; where names are put in order, the order keeps
    seed: Mapped[str | None] = mapped_column(String(40))  # of the draw; fixed at publishing
    ordered_at: Mapped[datetime | None]  # when the names were put in order, once and for good
    closes_at: Mapped[datetime | None]
    selection_on: Mapped[date | None]  # the day of a selection interview or call
    apply_by: Mapped[list[str]] = mapped_column(JSON, default=list)  # codes of `states.ApplyBy`
    apply_note: Mapped[str] = mapped_column(String(400), default="")

    payer: Mapped[Payer] = mapped_column(stored_enum(Payer), default=Payer.CENTRAL)
    payer_name: Mapped[str] = mapped_column(String(120), default="")
    cost_centre: Mapped[str | None] = mapped_column(String(40))
    role_level: Mapped[int | None]  # 1 to 4, apart from any rate
    pay_route: Mapped[str] = mapped_column(String(200), default="")
    pay_routes: Mapped[list[str]] = mapped_column(JSON, default=list)  # codes of `states.PayRoute`
    statuses: Mapped[list[str]] = mapped_column(JSON, default=list)  # codes of `states.LegalStatus`
    status_words: Mapped[str] = mapped_column(Text, default="")  # legal status, tax and advice, as worded on that day
    expenses: Mapped[list[str]] = mapped_column(JSON, default=list)  # codes of `states.Expense`
    expenses_note: Mapped[str] = mapped_column(Text, default="")
    late_cancel_percent: Mapped[int | None]  # of the payment that is paid where we cancel at short notice
    late_cancel_hours: Mapped[int | None]  # before it begins: that is short notice

    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str] = mapped_column(String(40), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    day_contact: Mapped[str] = mapped_column(String(200), default="")  # name and phone on the day
    outcome_promise: Mapped[str] = mapped_column(Text, default="")
    outcome_due_on: Mapped[date | None]  # as the host set it
    outcome_weeks: Mapped[int | None]  # after the last day, where the host set none; as it was at publishing
    promised_on: Mapped[date | None] = mapped_column(index=True)  # by which day people hear what came of it
    answered_at: Mapped[datetime | None]  # since when that is said, or why there is nothing to say

    kind: Mapped[Kind] = relationship()
    team: Mapped[Team] = relationship()
    host: Mapped[Person] = relationship(foreign_keys=[host_id])
    deputy: Mapped[Person | None] = relationship(foreign_keys=[deputy_id])
    moves: Mapped[list[OpportunityMove]] = relationship(order_by=OpportunityMove.id)
    sessions: Mapped[list[Session]] = relationship(
        back_populates="opportunity", order_by="Session.starts_at, Session.id", cascade="all, delete-orphan"
    )
    seats: Mapped[list[Seat]] = relationship(
        back_populates="opportunity", order_by="Seat.id", cascade="all, delete-orphan"
    )
    mixes: Mapped[list[MixRule]] = relationship(order_by="MixRule.id", cascade="all, delete-orphan")
    conditions: Mapped[list[Condition]] = relationship(order_by="Condition.id", cascade="all, delete-orphan")
    pay_terms: Mapped[list[PayTerm]] = relationship(order_by="PayTerm.id", cascade="all, delete-orphan")

    @property
    def charged_to(self) -> str:
        """The cost centre that pays: its own, else the team's (`team` loaded); nothing where neither has one."""
        return self.cost_centre or self.team.cost_centre or ""

    @property
    def besides(self) -> Besides:
        """Minutes that taking part needs beside the sessions (`kind` loaded)."""
        return besides(self)
