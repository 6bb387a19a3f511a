"""A reply meets another reply, a press on a page or the worker at the same moment: one of them comes first."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.calendar.replies.states import Reason
from app.core import clock, db
from app.core.actor import Actor
from app.signups import actions
from app.signups.states import PlaceState
from tests.calendar.replies.answers import no, yes

pytestmark = pytest.mark.both


def at_once(*verbs: Callable[[], object]) -> list[object]:
    start = threading.Barrier(len(verbs), timeout=30)

    def run(verb: Callable[[], object]) -> object:
        start.wait()
        return verb()

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def test_the_same_mail_by_two_ways_is_taken_once(scene):
    found = scene()
    raw = no(found.to())
    said = at_once(*[lambda: found.comes(raw)] * 4)

    assert sorted(each.value for each in said) == ["said-no", *["seen-before"] * 3]
    assert len(found.log()) == len(found.mails()) == 1
    assert found.log()[0].times == 4


def test_a_no_and_a_yes_at_once_leave_what_was_said_later(scene):
    found = scene()
    first, second = no(found.to()), yes(found.to())
    said = at_once(lambda: found.comes(first), lambda: found.comes(second))
    found.work(60)

    assert said[1] is Reason.SAID_YES
    assert said[0] in {Reason.SAID_NO, Reason.OLDER}
    assert found.place().state is PlaceState.CONFIRMED
    assert found.place(found.bea).state is PlaceState.RESERVE


def test_a_no_and_a_withdrawal_at_once_free_one_place(scene):
    found = scene()
    raw, place, ada = no(found.to()), found.place().id, found.ada

    def withdraw() -> None:
        with found.application.test_request_context(), db.transaction():
            actions.withdraw(place, by=Actor(ada))

    said, _done = at_once(lambda: found.comes(raw), withdraw)
    found.work(60)

    assert said in {Reason.SAID_NO, Reason.NOTHING_HELD}
    assert (found.place().state, found.place(found.bea).state) == (PlaceState.WITHDRAWN, PlaceState.OFFERED)
    assert len(found.mails()) == 1  # one of the two says it


@pytest.mark.parametrize("answer", [yes, no])
def test_an_answer_at_the_moment_the_place_is_freed(scene, answer):
    found = scene()
    found.comes(no(found.to()))
    found.application.extensions["clock"].freeze(found.place().leaving_at)
    raw = answer(found.to())

    def free() -> int:
        with found.application.app_context():
            return actions.free_leaving(clock.now())

    said, *freed = at_once(lambda: found.comes(raw), free, free)
    found.work(60)

    if said is Reason.SAID_YES:
        assert (sum(freed), found.place().state) == (0, PlaceState.CONFIRMED)
        assert found.place(found.bea).state is PlaceState.RESERVE
    else:
        assert said in {Reason.GONE, Reason.NO_CHANGE, Reason.NOTHING_HELD}
        assert (sum(freed), found.place().state) == (1, PlaceState.WITHDRAWN)
        assert found.place(found.bea).state is PlaceState.OFFERED
