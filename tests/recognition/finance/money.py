"""Money under any order of events, as a machine of Hypothesis; `test_machine.py` runs it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select, text

from app.core import clock, db
from app.core.actor import SYSTEM, Actor
from app.core.errors import RuleBroken
from app.people.models import Person, Role
from app.recognition import actions as recognition
from app.recognition.actions import Answer as Took
from app.recognition.claims import actions as claims
from app.recognition.claims.states import Choice, LineKind, PaidBy
from app.recognition.finance import actions, making, queries
from app.recognition.finance.rules import Said
from app.recognition.finance.states import Answer, Route
from app.recognition.models import Contribution
from app.signups.models import Place
from tests.recognition.conftest import HOURLY, Scene
from tests.recognition.finance.books import MADE, Books
from tests.support.apps import START, Prepared
from tests.support.make import Make

PEOPLE = 3
MOST = 4  # things that were spent, of one claim
who, picks = st.integers(0, PEOPLE - 1), st.integers(0, 30)


class Money(Books):
    prepared: Prepared

    def __init__(self) -> None:
        super().__init__()
        self.app = self.prepared.fresh()
        self.app.extensions["clock"].freeze(datetime.fromisoformat(START))
        self.scene = Scene(self.app, Make(self.app))
        self.scene.rate()
        self.people = [self.scene.advisor(f"Ada Number{number}", f"a{number}@post.example") for number in range(PEOPLE)]
        ref = self.scene.opportunity(HOURLY)
        self.places = [self.scene.place(ref, person) for person in self.people]
        self.budget = self.scene.make.person("Bo Budget", Role.BUDGET)
        self.scene.a_month_later()
        self.context = self.app.test_request_context()
        self.context.push()
        places = {place.ref: place for place in db.session().scalars(select(Place))}
        self.opportunity = places[self.places[0]].opportunity_id
        self.session = places[self.places[0]].opportunity.sessions[0].id
        with db.transaction():
            for person in self.people:
                actions.set_payee(person, Route.PAYROLL, f"P{person}", clock.today(), by=SYSTEM)
            self.charity = claims.keep_charity(None, "Friends of the Library", "", active=True, by=SYSTEM).id

    def teardown(self) -> None:
        making.make(None, None, None, None, by=SYSTEM)
        self._files_are_whole()
        self.context.pop()

    def do(self, verb: Callable[..., object], *given: object, **named: object) -> bool:
        try:
            with db.transaction():
                verb(*given, **named)
        except RuleBroken:
            return False
        return True

    @rule(number=who, hours=st.sampled_from((0, 1, 2, 2, 3)))
    def is_recorded(self, number: int, hours: int) -> None:
        """For the first time, put right, or taken back (nothing)."""
        db.session().expire_all()
        mine = Contribution.current, Contribution.person_id == self.people[number]
        seen = db.session().scalars(select(Contribution.id).where(*mine)).one_or_none()
        said = Took(self.places[number], bool(hours), hours * 60, 0, seen)
        self.do(recognition.record_attendance, self.opportunity, self.session, [said], by=Actor(self.scene.host))

    @rule(number=who, choice=st.sampled_from(Choice), later=st.booleans())
    def chooses(self, number: int, choice: Choice, later: bool) -> None:
        claim = self.claim(number)
        if claim is not None:
            part, charity = 700 if choice is Choice.PART else None, self.charity if choice is Choice.CHARITY else None
            day = clock.today() + timedelta(days=20) if later else None
            self.do(claims.choose, claim.id, claims.Wish(choice, part, charity, day), by=Actor(self.people[number]))

    @rule(number=who, pence=st.sampled_from((120, 450)), paid_by=st.sampled_from(PaidBy), again=st.booleans())
    def spends(self, number: int, pence: int, paid_by: PaidBy, again: bool) -> None:
        """Something new, or another sum for what was spent first."""
        if claim := self.claim(number):
            before = 300 if paid_by is PaidBy.ADVANCE else None
            spent = claims.Spent(LineKind.PARKING, pence, paid_by, before)
            ref = claim.lines[0].ref if claim.lines and again else None
            if len(claim.lines) < MOST or ref:
                self.do(claims.keep_line, claim.id, spent, ref, by=Actor(self.people[number]))

    @rule(number=who, pick=picks)
    def takes_out(self, number: int, pick: int) -> None:
        if (claim := self.claim(number)) and claim.lines:
            ref = claim.lines[pick % len(claim.lines)].ref
            self.do(claims.take_line_out, claim.id, ref, by=Actor(self.people[number]))

    @rule(number=who)
    def hands_in(self, number: int) -> None:
        if claim := self.claim(number):
            self.do(claims.hand_in, claim.id, late=True, by=Actor(self.people[number]))

    @rule(number=who)
    def is_confirmed(self, number: int) -> None:
        if claim := self.claim(number):
            self.do(claims.confirm, claim.id, by=Actor(self.scene.host))

    @rule(number=who)
    def is_authorised(self, number: int) -> None:
        claim = self.claim(number)
        if claim and self.do(claims.authorise, claim.id, by=Actor(self.budget)):
            self.rejected.discard(claim.id)

    @rule(number=who)
    def is_signed_for(self, number: int) -> None:
        """The usual way in one step, so that money is owed often."""
        if self.claim(number) is None:
            self.is_recorded(number, 2)
        for step in (self.hands_in, self.is_confirmed, self.is_authorised):
            step(number)

    @rule(number=who, hours=st.sampled_from((1, 2, 3)), before=st.booleans())
    def is_put_right(self, number: int, hours: int, before: bool) -> None:
        """Other hours, signed for again: once it was sent, or before."""
        if not before:
            self.is_exported(None)
        self.is_recorded(number, hours)
        self.is_signed_for(number)

    @rule(number=who, route=st.sampled_from(Route), ready=st.sampled_from((True, True, False)), pick=picks)
    def is_set_up(self, number: int, route: Route, ready: bool, pick: int) -> None:
        on = clock.today() if ready else None
        self.do(actions.set_payee, self.people[number], route, f"P{pick}", on, by=SYSTEM)

    @rule(route=st.sampled_from((None, None, *Route)))
    def is_exported(self, route: Route | None) -> None:
        made = making.make(None, route, None, None, by=SYSTEM)
        assert made is None or queries.making() is None
        self._files_are_whole()

    @rule()
    def an_export_is_killed(self) -> None:
        """Its lines are chosen, and nothing more came of it."""
        if queries.making() is None:
            try:
                with db.transaction():
                    actions.begin(None, None, None, by=SYSTEM)
            except actions.NothingToSend:
                return

    @rule(pick=picks, answer=st.sampled_from((Answer.PAID, Answer.PAID, Answer.REJECTED)))
    def is_answered(self, pick: int, answer: Answer) -> None:
        """One of the lines of batches that are made."""
        making.tell_all(by=SYSTEM)
        lines = db.rows(text(MADE))
        if lines:
            ref, claim_id = lines[pick % len(lines)]
            with db.transaction():
                (found,) = actions.answer([Said(ref, answer, clock.today(), "", None)], by=SYSTEM)
            if found.value == "rejected":
                self.rejected.add(claim_id)

    @rule(number=who)
    def is_erased(self, number: int) -> None:
        person_id = self.people[number]
        with db.transaction() as session:
            session.get_one(Person, person_id).full_name = "Erased"
            actions.forget_name(person_id, by=SYSTEM)
        self.erased.add(person_id)

    @rule(days=st.sampled_from((1, 7, 21)))
    def time_passes(self, days: int) -> None:
        self.app.extensions["clock"].advance(timedelta(days=days))
