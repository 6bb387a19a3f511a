"""Two of the team at the same moment: the register never holds more than it can, and nobody is invited twice."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from sqlalchemy import select

from app.core import db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.people.joining import actions
from app.people.joining.models import RegisterSize
from app.people.models import Advisor, Channel, Person, Role
from app.people.states import AdvisorState
from tests.support.crossing import held, until_waiting
from tests.support.make import Make

A = AdvisorState


def together(application: Flask, *verbs: Callable[[], object]) -> list[object]:
    """What each verb answered when all began at once; a refusal is its sentence."""
    start = threading.Barrier(len(verbs), timeout=30)

    def run(verb: Callable[[], object]) -> object:
        with application.test_request_context():
            start.wait()
            try:
                with db.transaction():
                    return verb()
            except RuleBroken as refused:
                return str(refused)

    with ThreadPoolExecutor(len(verbs)) as pool:
        return list(pool.map(run, verbs))


def limit(application: Flask, most: int) -> None:
    with application.app_context(), db.transaction() as session:
        session.merge(RegisterSize(id=1, most=most))


def states(application: Flask, people: list[int]) -> Counter[AdvisorState]:
    with application.app_context():
        return Counter(db.session().get_one(Advisor, person).state for person in people)


def test_the_last_place_goes_to_one_and_the_next_on_the_list_is_invited_once(application: Flask, make: Make) -> None:
    by = Actor(make.person("Tess Team", Role.TEAM))
    people = [make.advisor(state=A.ENQUIRY, account=False, address="1 High Street") for _each in range(3)]
    limit(application, 1)

    together(application, *(lambda one=one: actions.talked(one, by=by) for one in people))

    assert states(application, people) == {A.WELCOME: 1, A.WAITING: 2}
    limit(application, 2)

    said = together(application, *(lambda: actions.invite_next(by=by) for _press in range(2)))

    assert states(application, people) == {A.WELCOME: 2, A.WAITING: 1}
    assert len([each for each in said if isinstance(each, str)]) == 1


def test_the_last_place_is_not_given_twice_to_people_who_are_added(application: Flask, make: Make) -> None:
    by = [Actor(make.person(name, Role.TEAM)) for name in ("Tess Team", "Tom Team")]
    limit(application, 1)
    reached = {"contact_by": Channel.LETTER, "email": None, "phone": None, "address": "1 High Street"}

    def add(name: str, by: Actor) -> object:
        values = {"full_name": name, "service_user": True, "carer": False, **reached}
        return actions.add(values, past_the_number=False, by=by).full_name

    said = together(application, lambda: add("Ann One", by[0]), lambda: add("Bo Two", by[1]))

    assert sum("The register is full." in str(each) for each in said) == 1


@pytest.mark.parametrize("prepared", ["postgresql"], indirect=True)
def test_who_has_talked_is_held_before_the_register_is_counted(application: Flask, make: Make) -> None:
    """Whoever is busy with them could count the register next: then nobody may have that, and wait for them."""
    by = Actor(make.person("Tess Team", Role.TEAM))
    ann = make.advisor(state=A.ENQUIRY, account=False, address="1 High Street")
    limit(application, 1)

    with ThreadPoolExecutor(1) as pool:
        with held(application, select(Person.id).where(Person.id == ann)) as busy:
            talking = pool.submit(together, application, lambda: actions.talked(ann, by=by))
            until_waiting(application, 1)
            assert busy.scalar(select(RegisterSize.id).with_for_update(nowait=True)) == 1
        assert talking.result(timeout=60) == [A.WELCOME]
