"""What can happen to people and their accounts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from app.core.events import Event


@dataclass(frozen=True)
class SignedIn(Event):
    person_id: int
    sign_in_id: int


@dataclass(frozen=True)
class SignedOut(Event):
    person_id: int
    sign_ins: int  # how many were ended


@dataclass(frozen=True)
class SignInRefused(Event):
    person_id: int | None


@dataclass(frozen=True)
class LinkAsked(Event):
    """A single-use link was made; the message that carries it is written by the reaction."""

    link_id: int
    purpose: str


@dataclass(frozen=True)
class LinkRefused(Event):
    """Somebody asked for a link for an address that nobody signs in with."""

    purpose: str


@dataclass(frozen=True)
class PasswordSet(Event):
    person_id: int


@dataclass(frozen=True)
class AccountOpened(Event):
    person_id: int


@dataclass(frozen=True)
class AccountCodeMade(Event):
    """A code to make an account with was given to somebody; an earlier one stopped working."""

    person_id: int
    code_id: int


@dataclass(frozen=True)
class AccountCodeUsed(Event):
    person_id: int
    code_id: int


@dataclass(frozen=True)
class AccountEnded(Event):
    person_id: int


@dataclass(frozen=True)
class RolesChanged(Event):
    person_id: int
    roles: tuple[str, ...]


@dataclass(frozen=True)
class PersonAdded(Event):
    person_id: int


@dataclass(frozen=True)
class PersonChanged(Event):
    person_id: int
    fields: tuple[str, ...]  # names of the fields, never their contents


@dataclass(frozen=True)
class EmailFailing(Event):
    """A mail to their address came back: somebody should ask them for another one, by phone or letter."""

    person_id: int


@dataclass(frozen=True)
class EmailArrives(Event):
    """Their address works after all, or again."""

    person_id: int


@dataclass(frozen=True)
class AdvisorJoined(Event):
    person_id: int


@dataclass(frozen=True)
class AdvisorMoved(Event):
    person_id: int
    state: str


@dataclass(frozen=True)
class BreakOver(Event):
    """The day came that a person had named: they are told that they are back."""

    person_id: int
    last_day: date


@dataclass(frozen=True)
class StayAsked(Event):
    """Somebody we have not heard from is asked whether they would like to stay."""

    person_id: int
    at: datetime


@dataclass(frozen=True)
class StayAnswered(Event):
    person_id: int


@dataclass(frozen=True)
class AdvisorDied(Event):
    person_id: int


@dataclass(frozen=True)
class AdvisorDeathUndone(Event):
    """It was a mistake."""

    person_id: int


@dataclass(frozen=True)
class CheckRecorded(Event):
    person_id: int
    check: str


@dataclass(frozen=True)
class TrainingRecorded(Event):
    person_id: int
    course: str


@dataclass(frozen=True)
class TrainingGranted(Event):
    """They took part in what teaches it."""

    person_id: int
    course: str


@dataclass(frozen=True)
class TrainingTakenBack(Event):
    """The record that they took part was taken back, and what it had granted went with it."""

    person_id: int
    course: str


@dataclass(frozen=True)
class RegisterImported(Event):
    import_id: int
    added: int


@dataclass(frozen=True)
class TeamSaved(Event):
    team_id: int


@dataclass(frozen=True)
class TeamJoined(Event):
    team_id: int
    person_id: int


@dataclass(frozen=True)
class HostLeft(Event):
    """A host left a team; `successor_id` takes over what they had open there."""

    person_id: int
    team_id: int
    successor_id: int


@dataclass(frozen=True)
class ServiceSaved(Event):
    service_id: int


@dataclass(frozen=True)
class SiteSaved(Event):
    site_id: int
