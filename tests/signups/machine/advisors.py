"""What the six people do themselves."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule
from sqlalchemy import select

from app.calendar.replies.intake import process_inbound
from app.calendar.replies.states import Reason
from app.core import clock, db
from app.core.actor import Actor
from app.people.actions import advisors, leaving
from app.signups import actions
from app.signups.cover import actions as cover
from app.signups.models import Pair
from app.signups.states import HELD, LIVE, TAKES_A_SEAT, WAITING, Coming
from app.signups.states import PlaceState as P
from tests.calendar.replies.answers import says
from tests.calendar.replies.shapes import To
from tests.signups.machine.scene import Scene, persons, picks, which
from tests.signups.machine.seen import look

LIVES: dict[str, tuple[Any, ...]] = {
    "takes a break": (advisors.pause, None),
    "is back": (advisors.come_back,),
    "leaves": (leaving.move_on,),
    "dies": (leaving.died,),
    "did not die": (leaving.did_not_die,),
}


class Advisors(Scene):
    @rule(person=persons, which=which, pick=picks, supporter=st.booleans())
    def signs_up(self, person: int, which: int, pick: int, supporter: bool) -> None:
        who, here = self.people[person], self.one_of(which)
        self.do(actions.sign_up, here, who, self.choice(here, pick, supporter=supporter), by=Actor(who))

    @rule(pick=picks)
    def withdraws(self, pick: int) -> None:
        self.on(pick, lambda place: self.do(actions.withdraw, place.id, by=Actor(place.person_id)), *LIVE)

    @rule(pick=picks)
    def says_yes(self, pick: int) -> None:
        self.on(pick, lambda place: self.do(actions.accept, place.id, by=Actor(place.person_id)), P.OFFERED)

    @rule(pick=picks)
    def says_yes_too_late(self, pick: int) -> None:
        """To an offer that has run out, or that was none any more: ever so kindly, no."""

        def act(place: Any) -> None:
            done = self.do(actions.accept, place.id, by=Actor(place.person_id))
            assert not done or place.state in {P.OFFERED, P.CONFIRMED}

        self.on(pick, act, P.LAPSED)

    @rule(pick=picks)
    def says_no(self, pick: int) -> None:
        self.on(pick, lambda place: self.do(actions.decline, place.id, by=Actor(place.person_id)), P.OFFERED)

    @rule(pick=picks, day=st.integers(0, 2))
    def cannot_come(self, pick: int, day: int) -> None:
        """To one of its days, or to all of them."""

        def act(place: Any) -> None:
            days = [session.id for session in self.seen.ahead(place)][:day]
            self.do(actions.cannot_come, place.id, *days[-1:], by=Actor(place.person_id))

        self.on(pick, act, P.CONFIRMED)

    @rule(pick=picks, sure=st.booleans())
    def comes_after_all(self, pick: int, sure: bool) -> None:
        said = Coming.YES if sure else Coming.PERHAPS
        leaving = [place for place in self.places(P.CONFIRMED) if place.leaving_at] or self.places()
        if leaving:
            place = leaving[pick % len(leaving)]
            self.do(actions.comes_after_all, place.id, said, by=Actor(place.person_id))

    @rule(pick=picks, said=st.sampled_from(("ACCEPTED", "DECLINED", "TENTATIVE")))
    def their_calendar_answers(self, pick: int, said: str) -> None:
        """It keeps or frees a place, and never makes one, also long after the place has gone."""
        mailed = [each for each in self.seen.invitations.values() if each.address]
        if mailed:
            entry = mailed[pick % len(mailed)]
            to = To(entry.uid, entry.address, entry.sequence, "")
            came = process_inbound(says(to, said, stamp=f"{clock.now():%Y%m%dT%H%M%SZ}"))
            assert came.reason is not Reason.FAULT
            after = look().places
            assert after.keys() == self.seen.places.keys()
            was_held = {place.id for place in self.places(*TAKES_A_SEAT)}
            assert {each.id for each in after.values() if each.state in HELD} <= was_held

    @rule(pick=picks)
    def somebody_else_answers(self, pick: int) -> None:
        """Without being asked to: nothing may change."""

        def act(place: Any) -> None:
            for verb in (actions.accept, actions.decline, actions.withdraw, actions.cannot_come):
                assert not self.do(verb, place.id, by=Actor(self.team))

        self.on(pick, act)

    @rule(pick=picks)
    def would_still_like_to(self, pick: int) -> None:
        self.on(pick, lambda place: self.do(actions.still_interested, place.id, by=Actor(place.person_id)), P.LAPSED)

    @rule(person=persons, code=st.booleans(), which=which)
    def comes_with_somebody(self, person: int, code: bool, which: int) -> None:
        """The first of two, or the second with the newest code."""
        who, here = self.people[person], self.one_of(which)
        newest = db.session().scalars(select(Pair.code).order_by(Pair.id.desc())).first() if code else None
        choice = self.choice(here, person, together=True, code=newest or "")
        self.do(actions.sign_up, here, who, choice, by=Actor(who))

    @rule(person=persons, other=persons, which=which)
    def two_come_together(self, person: int, other: int, which: int) -> None:
        """The second with the code of the first, and in this world nobody in between."""
        self.comes_with_somebody(person, code=False, which=which)
        self.comes_with_somebody(other, code=True, which=which)

    @rule(pick=picks)
    def would_come_alone(self, pick: int) -> None:
        self.on(pick, lambda place: self.do(actions.come_alone, place.id, by=Actor(place.person_id)), *WAITING)

    @rule(pick=picks, day=st.integers(0, 2), answer=st.sampled_from((actions.not_that_day, actions.will_come)))
    def says_of_one_day(self, pick: int, day: int, answer: Any) -> None:
        def act(place: Any) -> None:
            days = self.seen.days_to_come(place.opportunity_id)
            if place.session_id is None and days:
                self.do(answer, place.id, days[day % len(days)], by=Actor(place.person_id))

        self.on(pick, act, P.CONFIRMED)

    @rule(pick=picks)
    def says_no_from_their_calendar(self, pick: int) -> None:
        """To the next session of a place: for a quarter of an hour the place is leaving, and still taken."""

        def act(place: Any) -> None:
            days = sorted(self.seen.ahead(place), key=lambda each: each.starts_at)
            if days:
                self.do(actions.cannot_come, place.id, days[0].id, by=Actor(place.person_id))

        self.on(pick, act, P.CONFIRMED)

    @rule(pick=picks, yes=st.booleans())
    def answers_about_stepping_in(self, pick: int, yes: bool) -> None:
        asks = list(self.seen.asks.values())
        if asks:
            ask = asks[pick % len(asks)]
            self.do(cover.step_in if yes else cover.not_this_one, ask.id, by=Actor(ask.person_id))

    @rule(person=persons, what=st.sampled_from(sorted(LIVES)))
    def has_a_life(self, person: int, what: str) -> None:
        """A break, a farewell, a death, and what comes after each of them."""
        verb, *given = LIVES[what]
        self.do(verb, self.people[person], *given, by=Actor(self.people[person]))
