"""A person's details, written by themselves or for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Executable, Select, bindparam, select

from app.core import clock, db
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.events import emit
from app.people import events, rules
from app.people.models import Advisor, Channel, Interest, Person
from app.people.passport import access
from app.people.states import MailFault

FIELDS = ("full_name", "known_as", "pronouns", "email", "phone", "address", "contact_by", "reminders_by", "news_by",
          "wants_news", "large_print", "dates_by", "full_titles")  # fmt: skip
ADVISOR_FIELDS = ("service_user", "carer", "facilitator_id", "joined_on")


def change(person_id: int, values: Mapping[str, Any], *, by: Actor) -> tuple[str, ...]:
    """Write what is among `values` of a person and, if there is one, of the advisor; returns the changed fields.

    `interests` is a list of codes of kinds, `access_needs` what helps them, an instruction on each line. Anything else
    in `values` is a mistake of ours and raises KeyError.
    """
    person = locked(person_id)
    unknown = set(values) - {*FIELDS, *ADVISOR_FIELDS, "interests", "access_needs"}
    if unknown:
        raise KeyError(", ".join(sorted(unknown)))
    changed = _write(person, FIELDS, values)
    if person.advisor:
        changed += _write(person.advisor, ADVISOR_FIELDS, values)
        if "access_needs" in values and access.write(person.advisor, values["access_needs"]):
            changed += ("access_needs",)
        if "interests" in values:
            changed += _write_interests(person.advisor, values["interests"])
    for way in person.ways:
        lack = rules.why_not_reach(way.value, person.email, person.phone, person.address)
        if lack:
            raise RuleBroken(lack[1])
    if "email" in changed:
        person.email_failing_since = person.email_fault = None
    if changed:
        emit(events.PersonChanged(person_id, changed), by=by)
    return changed


def email_failing(person_id: int, address: str, fault: MailFault, *, by: Actor) -> bool:
    """A mail to `address` came back. False where that is not their address any more; twice is the same as once."""
    person = locked(person_id)
    if (person.email or "").lower() != address.lower():
        return False
    if person.email_failing_since is None:
        person.email_failing_since, person.email_fault = clock.now(), fault
        emit(events.EmailFailing(person_id), by=by)
    return True


def email_arrives(person_id: int, address: str, *, by: Actor) -> None:
    """They answered a mail to this address, or somebody of the team knows that it works again."""
    person = locked(person_id)
    if person.email_failing_since is not None and (person.email or "").lower() == address.lower():
        person.email_failing_since = person.email_fault = None
        emit(events.EmailArrives(person_id), by=by)


def letters_instead(person_id: int, *, by: Actor) -> None:
    """Whatever went to them by e-mail goes by letter. RuleBroken where we do not know where to send one."""
    person = locked(person_id)
    ways = {name: getattr(person, name) for name in ("contact_by", "reminders_by", "news_by")}
    change(person_id, {name: Channel.LETTER for name, way in ways.items() if way is Channel.EMAIL}, by=by)


def locked(person_id: int) -> Person:
    """The person as they are now, held until the transaction ends."""
    return db.session().scalars(_locked(), {"person_id": person_id}).one()


@cache
def _locked() -> Select[Person]:
    row = select(Person).where(Person.id == bindparam("person_id")).with_for_update(key_share=True)
    return row.execution_options(populate_existing=True)


def hold(*person_ids: int) -> None:
    """Hold these people until the transaction ends, before any opportunity is taken (docs/adr/036)."""
    db.rows(_held(), {"ids": person_ids})


def hold_those(where: ColumnElement[bool]) -> None:
    """Hold everybody of whom this is true, in the same order."""
    db.rows(select(Person.id).where(where).order_by(Person.id).with_for_update(key_share=True))


@cache
def _held() -> Executable:
    """Rows that speak of a person may be written meanwhile: only who changes the person waits."""
    these = select(Person.id).where(Person.id.in_(bindparam("ids", expanding=True)))
    return these.order_by(Person.id).with_for_update(key_share=True)


def _write(thing: Any, names: tuple[str, ...], values: Mapping[str, Any]) -> tuple[str, ...]:
    changed = tuple(name for name in names if name in values and getattr(thing, name) != values[name])
    for name in changed:
        setattr(thing, name, values[name])
    return changed


def _write_interests(advisor: Advisor, codes: list[str]) -> tuple[str, ...]:
    before = {interest.kind_code: interest for interest in advisor.interests}
    if set(codes) == set(before):
        return ()
    advisor.interests = [before.get(code) or Interest(kind_code=code) for code in codes]
    return ("interests",)
