"""Whom people ask on the day, in one line: the contact of the day, or else who answers questions before it."""

from __future__ import annotations

from typing import Protocol


class Contact(Protocol):
    contact_name: str
    contact_phone: str
    day_contact: str


def who_to_ask(contact: Contact) -> str:
    named = ", ".join(part for part in (contact.contact_name, contact.contact_phone) if part.strip())
    lines = (contact.day_contact or named).splitlines()
    return ", ".join(part for line in lines if (part := line.strip(" ,")))
