"""What happened stays as it was written: by construction, by trigger, and by the chain."""

from __future__ import annotations

import dataclasses
import enum
import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from flask import Flask, current_app
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app import reactions
from app.core import audit, clock, db
from app.core.actor import SYSTEM, Actor, Asked
from app.core.audit import AuditEntry, AuditLink
from app.core.events import Event, emit
from app.people.models import Person
from app.reactions.table import PARTS
from tests.house import source
from tests.support.make import Make


class Colour(enum.Enum):
    BLUE = "blue"


@dataclasses.dataclass(frozen=True)
class SomethingHappened(Event):
    thing_id: int
    code: str = "a-code"
    colour: Colour = Colour.BLUE
    on: date = date(2026, 12, 1)
    others: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True)
class ThenAnother(Event):
    thing_id: int


@pytest.fixture
def reacting(context: Flask, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """A table in which `SomethingHappened` has the reactions of the returned list."""
    table: list[Any] = []
    monkeypatch.setitem(current_app.extensions, "reactions", {SomethingHappened: table, ThenAnother: []})
    return table


def _entries() -> list[AuditEntry]:
    return list(db.session().scalars(select(AuditEntry).order_by(AuditEntry.id)))


def test_every_event_stands_in_the_table() -> None:
    for path in source.modules():
        if path.endswith("/events.py") or "/events/" in path:
            importlib.import_module(path.removesuffix(".py").replace("/", "."))
    events = {one for one in _subclasses(Event) if one.__module__.startswith("app.") and not _subclasses(one)}
    assert len(events) > 10
    assert sorted(one.__name__ for one in events - set(reactions.TABLE)) == []


def test_an_event_stands_in_one_part_of_the_table() -> None:
    assert len(reactions.TABLE) == sum(len(part) for part in PARTS)


def _subclasses(kind: type) -> set[type]:
    return {each for child in kind.__subclasses__() for each in (child, *_subclasses(child))}


def test_an_event_is_written_down_with_who_and_for_whom(reacting: list[Any], make: Make) -> None:
    ada, grace = make.person("Ada"), make.person("Grace")
    with db.transaction():
        emit(SomethingHappened(7, others=(1, 2)), by=Actor(ada, grace, Asked.PHONE))
    (entry,) = _entries()
    assert (entry.event, entry.actor_id, entry.behalf_of_id, entry.asked) == ("SomethingHappened", ada, grace, "phone")
    assert entry.data == {"thing_id": 7, "code": "a-code", "colour": "blue", "on": "2026-12-01", "others": [1, 2]}


@pytest.mark.parametrize("words", ["Ada Lovelace", "", "a\nb", "né", "x" * 65, 1.5, ["list"], b"bytes"])
def test_an_event_with_words_in_it_is_refused(reacting: list[Any], words: Any) -> None:
    with pytest.raises(TypeError, match="ids and codes only"), db.transaction():
        emit(SomethingHappened(1, code=words), by=SYSTEM)
    assert _entries() == []


def test_an_event_happens_inside_a_transaction_only(reacting: list[Any]) -> None:
    with pytest.raises(RuntimeError, match="inside a transaction"):
        emit(SomethingHappened(1), by=SYSTEM)


def test_an_event_that_is_not_in_the_table_is_a_fault(context: Flask) -> None:
    with pytest.raises(KeyError), db.transaction():
        emit(SomethingHappened(1), by=SYSTEM)
    assert _entries() == []


def test_what_a_reaction_causes_comes_after_all_reactions_of_its_cause(reacting: list[Any]) -> None:
    order: list[str] = []
    current_app.extensions["reactions"][ThenAnother].append(lambda event, by: order.append("another"))
    reacting += [
        lambda event, by: emit(ThenAnother(event.thing_id), by=by),
        lambda event, by: order.append("the first event's second reaction"),
    ]
    with db.transaction():
        emit(SomethingHappened(1), by=SYSTEM)
    assert order == ["the first event's second reaction", "another"]
    assert [entry.event for entry in _entries()] == ["SomethingHappened", "ThenAnother"]


def test_events_that_cause_each_other_for_ever_are_a_fault(reacting: list[Any]) -> None:
    reacting.append(lambda event, by: emit(SomethingHappened(event.thing_id + 1), by=by))
    with pytest.raises(RuntimeError, match="circle"), db.transaction():
        emit(SomethingHappened(1), by=SYSTEM)
    assert _entries() == []


def test_a_reaction_that_fails_undoes_the_whole(reacting: list[Any]) -> None:
    reacting.append(lambda event, by: 1 / event.thing_id)
    with pytest.raises(ZeroDivisionError), db.transaction():
        emit(SomethingHappened(0), by=SYSTEM)
    assert _entries() == []
    with db.transaction():
        emit(SomethingHappened(1), by=SYSTEM)
    assert len(_entries()) == 1


def test_a_reaction_finds_what_the_verb_wrote(reacting: list[Any]) -> None:
    seen: list[int] = []
    reacting.append(lambda event, by: seen.append(len(db.session().scalars(select(Person.id)).all())))
    with db.transaction() as session:
        session.add(Person(full_name="Ada", created_at=clock.now()))
        emit(SomethingHappened(1), by=SYSTEM)
    assert seen == [1]


def _chained(number: int) -> None:
    for thing in range(1, number + 1):
        with db.transaction():
            emit(SomethingHappened(thing), by=SYSTEM)
    with db.transaction() as session:
        assert audit.chain(session) == number


@pytest.mark.parametrize("table", ["audit_entry", "audit_link"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET {} = {}"])
def test_the_database_refuses_to_change_or_remove_what_happened(
    reacting: list[Any], table: str, statement: str
) -> None:
    _chained(1)
    column = "event" if table == "audit_entry" else "hash"
    with pytest.raises(DBAPIError, match="append-only"), db.transaction() as session:
        session.execute(text(statement.format(table, column, column)))
    assert len(_entries()) == 1


def test_the_chain_grows_and_holds(reacting: list[Any]) -> None:
    _chained(3)
    with db.transaction() as session:
        assert audit.chain(session) == 0
    _chained_more()
    assert db.session().scalars(select(AuditLink.seq).order_by(AuditLink.seq)).all() == [1, 2, 3, 4]
    assert audit.first_broken(db.session()) is None


def _chained_more() -> None:
    with db.transaction():
        emit(SomethingHappened(99), by=SYSTEM)
    with db.transaction() as session:
        assert audit.chain(session) == 1


@pytest.mark.parametrize(
    ("tampering", "broken"),
    [
        ("UPDATE audit_entry SET actor_id = 5 WHERE id = 2", 2),
        ("UPDATE audit_entry SET data = '{\"thing_id\": 8}' WHERE id = 3", 3),
        ("UPDATE audit_link SET hash = 'x' WHERE seq = 1", 1),
        ("DELETE FROM audit_link WHERE seq = 2", 3),
    ],
)
def test_the_chain_finds_what_was_changed_past_the_trigger(reacting: list[Any], tampering: str, broken: int) -> None:
    _chained(3)
    with _triggers_off() as session:
        session.execute(text(tampering))
    assert audit.first_broken(db.session()) == broken


@contextmanager
def _triggers_off() -> Iterator[Session]:
    """What somebody with the keys of the database could do; the triggers stand again afterwards."""
    with db.transaction() as session:
        if db.engine().dialect.name == "postgresql":
            session.execute(text("SET LOCAL session_replication_role = replica"))
            yield session
            return
        triggers = session.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
        for trigger in triggers:
            session.execute(text(f"DROP TRIGGER {trigger.name}"))
        yield session
        for trigger in triggers:
            session.execute(text(trigger.sql))
