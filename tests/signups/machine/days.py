"""Time: hours pass, names close, the day comes; and the worker does what is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.core import clock, db
from app.core.actor import Actor
from app.messages.worker import Worker
from app.signups import actions
from app.signups.states import PlaceState
from tests.signups.machine.scene import CLOSES, OPENS, Scene, persons, picks
from tests.signups.machine.seen import Seen, look


class Days(Scene):
    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        self._becomes(clock.now() + timedelta(hours=hours))

    @rule()
    @precondition(lambda self: clock.now() < CLOSES)
    def names_close(self) -> None:
        self._becomes(CLOSES)

    @rule()
    @precondition(lambda self: clock.now() < OPENS)
    def what_is_kept_is_open_to_all(self) -> None:
        self._becomes(OPENS)

    @rule(minutes=st.sampled_from((600, 90, 10, -10)))
    @precondition(lambda self: self.places())
    def the_day_comes(self, minutes: int) -> None:
        """So many minutes before the next session of all begins, or just after."""
        ahead = [each.starts_at for each in self.seen.sessions.values() if each.starts_at > clock.now()]
        if ahead:
            self._becomes(min(ahead) - timedelta(minutes=minutes))

    @rule()
    @precondition(lambda self: self.offers_that_run_out())
    def nobody_answers(self) -> None:
        """Until the time of the offer that is next is over."""
        self._becomes(min(place.answer_by for place in self.offers_that_run_out()))

    def offers_that_run_out(self, seen: Seen | None = None) -> list[Any]:
        offered = [each for each in (seen or self.seen).places.values() if each.state is PlaceState.OFFERED]
        return [place for place in offered if place.answer_by is not None]

    @rule(pick=picks)
    def says_yes_when_the_time_is_over(self, pick: int) -> None:
        """Neither before the worker has looked nor after it is a place taken by that, if they were told of the offer.

        Where nobody has an offer somebody gives up their place first, so that whoever waits behind them has one.
        """
        if not self.offers_that_run_out():
            self.on(pick, self._gives_up, PlaceState.CONFIRMED)
        Worker(self.app).sender.send_due(float("inf"))  # of what has not left no time runs
        offered = self.offers_that_run_out(look())
        if offered:
            place = offered[pick % len(offered)]
            self._clock_says(place.answer_by)
            assert not self.do(actions.accept, place.id, by=Actor(place.person_id)), f"{place.id} took it too late"
            self._becomes(clock.now())
            if look().places[place.id].state is PlaceState.LAPSED:
                assert not self.do(actions.accept, place.id, by=Actor(place.person_id)), f"{place.id} took it again"

    @rule(pick=picks)
    def gives_up_and_the_next_does_not_answer(self, pick: int) -> None:
        """Whoever waits behind them is asked then, and not the same person anew."""

        def act(place: Any) -> None:
            self._gives_up(place)
            next_ones = self.offers_that_run_out(look())
            self._becomes(min((each.answer_by for each in next_ones), default=clock.now()))

        self.on(pick, act, PlaceState.CONFIRMED)

    @rule(pick=picks, person=persons)
    def gives_up_in_the_last_hours(self, pick: int, person: int) -> None:
        """Too late for an offer: those who wait are rung, and nobody who signs up now is put before them."""

        def act(place: Any) -> None:
            ahead = [each.starts_at for each in self.seen.ahead(place)]
            who, here = self.people[person], place.opportunity_id
            if ahead and who != place.person_id:  # who comes back at once has not left
                self._becomes(min(ahead) - timedelta(minutes=90))
                self._gives_up(place)
                self.do(actions.sign_up, here, who, self.choice(here, pick), by=Actor(who))

        self.on(pick, act, PlaceState.CONFIRMED)

    def _gives_up(self, place: Any) -> None:
        self.do(actions.withdraw, place.id, by=Actor(place.person_id))

    def _clock_says(self, at: datetime) -> None:
        """Never earlier than it is."""
        self.app.extensions["clock"].freeze(max(at, clock.now()))

    def _becomes(self, at: datetime) -> None:
        self._clock_says(at)
        db.session().rollback()
        for chore in self.app.extensions["due"]:
            chore(clock.now())
