"""Whom the register holds already, so that nobody is put on it twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from app.people.register.entries import Entry, name_keys, same_email


@dataclass(frozen=True)
class Known:
    """A person we hold. Staff are known too: `advisor` says whether they are on the register."""

    person_id: int
    name: str
    known_as: str | None = None
    email: str | None = None
    phone: str | None = None
    advisor: bool = True
    sign_in_email: str | None = None

    def has_email(self, email: str | None) -> bool:
        return same_email(self.email, email) or same_email(self.sign_in_email, email)

    def differs(self, entry: Entry) -> list[str]:
        """The fields for which the file says something else; where it says nothing, nothing differs."""
        pairs = {
            "email": entry.email and not self.has_email(entry.email),
            "phone": entry.phone and self.phone != entry.phone,
            "known-as": entry.known_as and self.known_as != entry.known_as,
        }
        return [field for field, different in pairs.items() if different]


class Register:
    """The people we hold, found by name, by e-mail and by phone."""

    def __init__(self, people: Iterable[Known] = ()) -> None:
        people = list(people)
        self.by_id = {person.person_id: person for person in people}
        self._by_name: dict[str, list[Known]] = defaultdict(list)
        self._by_email: dict[str, list[Known]] = defaultdict(list)
        for person in people:
            for name in name_keys(person.name, person.known_as):
                self._by_name[name].append(person)
            for email in {each.casefold() for each in (person.email, person.sign_in_email) if each}:
                self._by_email[email].append(person)

    def namesakes(self, entry: Entry) -> list[Known]:
        found = [person for name in name_keys(entry.name, entry.known_as) for person in self._by_name.get(name, ())]
        return list(dict.fromkeys(found))

    def with_email(self, email: str | None) -> list[Known]:
        return self._by_email.get(email.casefold(), []) if email else []
