"""What the involvement team does."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from app.core import clock, db
from app.core.actor import Actor, Asked
from app.messages import actions as messages
from app.messages.queries import TO_DO
from app.opportunities.actions import life, sessions
from app.opportunities.models import Opportunity
from app.recognition.actions.attendance import Answer, record_attendance
from app.signups import actions
from app.signups.cover import actions as cover
from app.signups.cover import queries
from app.signups.queries import calls_to_make
from app.signups.states import HELD, WAITING, CallState, PlaceState
from tests.signups.machine.scene import Scene, persons, picks, which
from tests.signups.machine.seen import look

HOLDS = (PlaceState.OFFERED, PlaceState.CONFIRMED)
WHY = "A smaller room."


class Team(Scene):
    @property
    def by(self) -> Actor:
        return Actor(self.team)

    @rule(person=persons, which=which, pick=picks, asked=st.sampled_from(Asked))
    def signs_somebody_up(self, person: int, which: int, pick: int, asked: Asked) -> None:
        who, here = self.people[person], self.one_of(which)
        self.do(actions.sign_up, here, who, self.choice(here, pick), by=Actor(self.team, who, asked))

    @rule(pick=picks)
    def offers(self, pick: int) -> None:
        """To one of those who wait, and to whom they come with."""

        def act(place: Any) -> None:
            pair = {p.id for p in self.places() if place.pair_id is not None and p.pair_id == place.pair_id}
            self.picked = frozenset({place.id} | pair)
            self.do(actions.offer, place.id, by=self.by)

        self.on(pick, act, *WAITING)

    @rule(pick=picks)
    def says_not_this_time(self, pick: int) -> None:
        self.on(pick, lambda place: self.do(actions.not_selected, place.id, "By lot.", by=self.by), *WAITING)

    @rule(pick=picks)
    def takes_back(self, pick: int) -> None:
        self.on(pick, lambda place: self.do(actions.release, place.id, WHY, by=self.by), *HOLDS)

    @rule(pick=picks, number=st.integers(1, 6), say_who=st.booleans())
    def changes_a_number(self, pick: int, number: int, say_who: bool) -> None:
        """Fewer than hold a place only where somebody says who gives it up."""
        seat = list(self.seen.seats.values())[pick % len(self.seen.seats)]
        units = [unit for unit in self.seen.units() if unit[0] == seat.id]
        rooms = [[place for place in self.seen.held(unit) if place.state in HOLDS] for unit in units]
        too_many = any(len(room) > number for room in rooms)
        leaving = {place.id: WHY for room in rooms for place in room[number:]} if say_who else {}
        done = self.do(actions.change_numbers, seat.opportunity_id, {seat.id: number}, leaving, by=self.by)
        assert say_who or not (done and too_many)

    @rule(which=which, number=st.integers(0, 6))
    def asks_the_next(self, which: int, number: int) -> None:
        self.do(actions.ask_next, self.one_of(which), number, by=self.by)

    @rule(pick=picks, other=picks)
    def puts_two_together(self, pick: int, other: int) -> None:
        places = self.places(*WAITING)
        if places:
            one, two = places[pick % len(places)], places[other % len(places)]
            self.do(actions.pair_up, one.id, two.id, by=self.by)

    @rule(pick=picks, said=st.sampled_from((CallState.SAID_YES, CallState.SAID_NO, CallState.NO_ANSWER)))
    def rings_about_a_place(self, pick: int, said: CallState) -> None:
        calls = db.session().scalars(calls_to_make(clock.now())).unique().all()
        if calls:
            self.do(actions.rang, calls[pick % len(calls)].id, said, by=self.by)

    @rule(pick=picks)
    def tells_by_phone(self, pick: int) -> None:
        """What no channel could carry: from now on the time to answer runs."""
        waits = [each for each in self.seen.messages.values() if each.state in TO_DO]
        if waits:
            self.do(messages.person_told, waits[pick % len(waits)].id, by=self.by)

    @rule(which=which, pick=picks, number=st.integers(1, 3))
    def looks_for_cover(self, which: int, pick: int, number: int) -> None:
        here, now = self.opportunity(which), clock.now()
        free = [unit for unit, _number in queries.free_units(here, now)]
        if free:
            unit = free[pick % len(free)]
            able = [each.person_id for each in queries.candidates(here, unit, now)]
            self.do(cover.ask, here.id, unit, able[:number], by=self.by)

    @rule(pick=picks, person=persons)
    def looks_for_cover_too_soon(self, pick: int, person: int) -> None:
        """Somebody has just said that they cannot come. For a little their place is still theirs."""

        def act(place: Any) -> None:
            self.do(actions.cannot_come, place.id, by=Actor(place.person_id))
            now, unit = look(), (place.seat_id, place.session_id)
            asked = self.do(cover.ask, place.opportunity_id, unit, [self.people[person]], by=self.by)
            assert not asked or now.left(unit) > 0, f"cover for {place.id} was looked for while it is taken"

        self.on(pick, act, PlaceState.CONFIRMED)

    @rule(person=persons, which=which, past=st.booleans())
    def adds_somebody_who_came(self, person: int, which: int, past: bool) -> None:
        """On the day of a session, past the number of places on purpose or not."""
        here, who = self.one_of(which), self.people[person]
        for session in [each for each in self.seen.sessions.values() if each.opportunity_id == here]:
            by = Actor(self.team, who, Asked.IN_PERSON)
            if session.starts_at.date() == clock.now().date():
                self.do(actions.walk_in, here, session.id, who, past_the_number=past, ticked=frozenset(), by=by)

    @rule(pick=picks, was_there=st.booleans())
    def writes_down_who_came(self, pick: int, was_there: bool) -> None:
        def act(place: Any) -> None:
            answer = Answer(place.ref, was_there, activity_minutes=60 if was_there else 0)
            for each in self.seen.sessions.values():
                if each.opportunity_id == place.opportunity_id and each.starts_at <= clock.now():
                    self.do(record_attendance, place.opportunity_id, each.id, [answer], by=self.by)

        self.on(pick, act, *HELD)

    @rule(pick=picks)
    def calls_off_a_session(self, pick: int) -> None:
        one = list(self.seen.sessions.values())[pick % len(self.seen.sessions)]
        here = db.session().get_one(Opportunity, one.opportunity_id)
        self.do(sessions.cancel, here, one.id, by=self.by, reason="The room is not free.")

    @rule(which=which, sure=st.integers(0, 2))
    def calls_it_off(self, which: int, sure: int) -> None:
        """The whole of it. Not too often: nothing happens in it afterwards."""
        if not sure:
            self.do(life.cancel, self.opportunity(which), "The host is ill.", by=self.by)
