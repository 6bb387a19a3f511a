"""Messages to a host about what became of an opportunity they sent in."""

from __future__ import annotations

from collections.abc import Sequence

from app.messages import outbox
from app.messages.words import render
from app.people.models import Person


def opportunity_returned(
    person: Person, opportunity_id: int, *, move_id: int, title: str, own_title: str, path: str, reason: str
) -> int:
    """The team asks for a change. `title` is the neutral one, for the subject; `own_title` the host's own.

    `path` leads to the page where it is changed.
    """
    facts = {"person": person, "title": title, "own_title": own_title, "path": path, "reason": reason.strip()}
    words = render("opportunity_returned", facts)
    about = f"opportunity:{opportunity_id}"
    return outbox.post(person, words, name="opportunity_returned", about=about, once=str(move_id))


def opportunity_approved(person: Person, opportunity_id: int, *, title: str, own_title: str, path: str) -> int:
    """The opportunity is open: people can see it and sign up. `path` leads to its page."""
    words = render("opportunity_approved", {"person": person, "title": title, "own_title": own_title, "path": path})
    return outbox.post(person, words, name="opportunity_approved", about=f"opportunity:{opportunity_id}")


def advisor_died(host: Person, person_id: int, *, name: str, first_name: str, what: Sequence[str], once: str) -> int:
    """Somebody who was booked has died. `what` are the host's own sessions with their days, as lines."""
    facts = {"person": host, "name": name, "what": what}
    words = render("advisor_died", facts, shorter=[{"name": first_name[:40]}])
    return outbox.post(host, words, name="advisor_died", about=f"person:{person_id}", once=once)


def advisor_did_not_die(host: Person, person_id: int, *, name: str, first_name: str, once: str) -> int:
    """What they were told was a mistake."""
    words = render("advisor_did_not_die", {"person": host, "name": name}, shorter=[{"name": first_name[:40]}])
    return outbox.post(host, words, name="advisor_did_not_die", about=f"person:{person_id}", once=once)


def consent_taken_back(
    host: Person, consent_id: int, *, title: str, own_title: str, name: str, what: str, path: str, once: str
) -> int:
    """A yes to a story or a recording holds no more. `what` is what it was to; `path` leads to who said yes to what."""
    facts = {"person": host, "title": title, "own_title": own_title, "name": name, "what": what, "path": path}
    words = render("consent_taken_back", facts, shorter=[{"name": name.split(maxsplit=1)[0][:30]}])
    return outbox.post(host, words, name="consent_taken_back", about=f"consent:{consent_id}", once=once)
