"""Persons, their accounts, roles and sign-ins, and advisors with what they chose to tell us."""

from __future__ import annotations

import enum
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, event, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_code, new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.people import search
from app.people.models.passport import PassportEntry
from app.people.models.training import TrainingGrant, TrainingRecord
from app.people.passport.states import Field
from app.people.states import ADVISOR_MOVES, AdvisorState, DatesBy, Ending, MailFault


class Channel(enum.Enum):
    """How a person wants to hear from us."""

    EMAIL = "email"
    TEXT = "text"
    LETTER = "letter"
    PHONE = "phone"


class Role(enum.Enum):
    ADVISOR = "advisor"
    HOST = "host"
    TEAM = "team"
    BUDGET = "budget"
    FINANCE = "finance"
    ADMIN = "admin"


def called(full_name: str, known_as: str | None) -> str:
    """ "Shani O'Rourke-Pugh" for Siân, known as Shani; what they are known by alone where it is more than one word."""
    if not known_as:
        return full_name
    family = full_name.split(" ", 1)[1:] or [""]
    return f"{known_as} {family[0]}".strip() if " " not in known_as else known_as


class Person(Base):
    """Anybody we know by name: advisor, staff, or both. Has an account only if they sign in."""

    __tablename__ = "person"
    __table_args__ = (Index("ix_person_full_name", "full_name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    full_name: Mapped[str] = mapped_column(String(200))
    known_as: Mapped[str | None] = mapped_column(String(100))
    pronouns: Mapped[str | None] = mapped_column(String(60))
    email: Mapped[str | None] = mapped_column(String(254), index=True)  # lower case; two people may share one
    phone: Mapped[str | None] = mapped_column(String(20))  # E.164
    address: Mapped[str | None] = mapped_column(Text)
    contact_by: Mapped[Channel] = mapped_column(stored_enum(Channel), default=Channel.EMAIL)
    reminders_by: Mapped[Channel | None] = mapped_column(
        stored_enum(Channel, "reminders_by")
    )  # none: like everything else
    news_by: Mapped[Channel | None] = mapped_column(stored_enum(Channel, "news_by"))
    wants_news: Mapped[bool] = mapped_column(default=True, server_default=true())
    large_print: Mapped[bool] = mapped_column(default=False, server_default=false())  # of letters
    dates_by: Mapped[DatesBy] = mapped_column(
        stored_enum(DatesBy), default=DatesBy.INVITATIONS, server_default=DatesBy.INVITATIONS.value
    )
    full_titles: Mapped[bool] = mapped_column(default=False, server_default=false())  # in their calendar and mails
    created_at: Mapped[datetime]
    email_failing_since: Mapped[datetime | None]  # a mail to `email` came back; empty again once one is answered
    email_fault: Mapped[MailFault | None] = mapped_column(stored_enum(MailFault))  # why the first of them did
    silent_since: Mapped[datetime | None]  # they have died: nothing is written to them from then on
    sought: Mapped[str] = mapped_column(Text)  # what a search looks through; kept by every save (`search.py`)

    account: Mapped[Account | None] = relationship(back_populates="person")
    roles: Mapped[list[RoleGrant]] = relationship(back_populates="person", cascade="all, delete-orphan")
    advisor: Mapped[Advisor | None] = relationship(back_populates="person", foreign_keys="Advisor.person_id")

    @property
    def ways(self) -> tuple[Channel, ...]:
        """Every way they chose to hear from us, the usual one first."""
        return tuple(way for way in (self.contact_by, self.reminders_by, self.news_by) if way is not None)

    @property
    def name(self) -> str:
        """The name they want to be called by, with the family name where one was given."""
        return called(self.full_name, self.known_as)

    @property
    def first_name(self) -> str:
        return self.known_as or self.full_name.split(" ", 1)[0]


@event.listens_for(Person, "before_insert")
@event.listens_for(Person, "before_update")
def _keep_sought(_mapper: object, _connection: object, person: Person) -> None:
    person.sought = search.haystack(person.full_name, person.known_as, person.email, person.phone)


class Account(Base):
    """The right to sign in. `sign_in_email` is lower case and belongs to one person only."""

    __tablename__ = "account"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    sign_in_email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    person: Mapped[Person] = relationship(back_populates="account")


class RoleGrant(Base):
    __tablename__ = "role_grant"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    role: Mapped[Role] = mapped_column(stored_enum(Role), primary_key=True)

    person: Mapped[Person] = relationship(back_populates="roles")


class SignIn(Base):
    """One signed-in browser. The cookie holds the token, this row its digest: ending the row ends the cookie."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("account.person_id"), index=True)
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()


class LinkPurpose(enum.Enum):
    SIGN_IN = "sign-in"
    PASSWORD = "password"  # noqa: S105
    INVITATION = "invitation"


class SignInLink(Base):
    """A link that works once. Its token is signed from the id and the nonce (`links.py`); no token is stored."""

    __tablename__ = "sign_in_link"

    id: Mapped[int] = mapped_column(primary_key=True)
    nonce: Mapped[str] = mapped_column(String(40), default=new_ref)
    person_id: Mapped[int] = mapped_column(ForeignKey("account.person_id"), index=True)
    purpose: Mapped[LinkPurpose] = mapped_column(stored_enum(LinkPurpose))
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    account: Mapped[Account] = relationship()


class AdvisorMove(MoveRow, Base):
    __tablename__ = "advisor_move"

    advisor_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), index=True)


class Advisor(Stateful, Base):
    """A person with lived experience on the register. Nothing clinical is ever held here."""

    __tablename__ = "advisor"
    __table_args__ = (CheckConstraint("service_user OR carer", name="has_lived_experience"),)
    transitions = ADVISOR_MOVES
    history = AdvisorMove

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    state: Mapped[AdvisorState] = mapped_column(stored_enum(AdvisorState), index=True)
    service_user: Mapped[bool]
    carer: Mapped[bool]
    joined_on: Mapped[date | None]
    paused_until: Mapped[date | None]
    ended_because: Mapped[Ending | None] = mapped_column(stored_enum(Ending))
    news_at: Mapped[datetime | None]  # their last turn to be told what is new
    bulletin_at: Mapped[datetime | None]  # the last bulletin for everybody: news of their own wait for a week after it
    stay_asked_at: Mapped[datetime | None]  # asked whether they want to stay, and no answer yet
    access_needs: Mapped[str | None] = mapped_column(Text)  # of releases before the passport; see `access`
    own_code: Mapped[str | None] = mapped_column(String(12), unique=True, default=new_code)  # to be found by on the day
    facilitator_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(back_populates="advisor", foreign_keys=[person_id])
    facilitator: Mapped[Person | None] = relationship(foreign_keys=[facilitator_id])
    moves: Mapped[list[AdvisorMove]] = relationship(order_by=AdvisorMove.id)
    interests: Mapped[list[Interest]] = relationship(cascade="all, delete-orphan")
    training: Mapped[list[TrainingRecord]] = relationship(cascade="all, delete-orphan")
    granted: Mapped[list[TrainingGrant]] = relationship(viewonly=True, order_by="TrainingGrant.done_on")
    access: Mapped[list[PassportEntry]] = relationship(  # what helps them take part, each an instruction
        primaryjoin=lambda: (PassportEntry.person_id == Advisor.person_id) & (PassportEntry.field == Field.ACCESS),
        order_by=lambda: PassportEntry.position,
        cascade="all, delete-orphan",
    )


class Interest(Base):
    """A kind of opportunity an advisor would like to hear about (`opportunities.Kind.code`)."""

    __tablename__ = "interest"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    kind_code: Mapped[str] = mapped_column(String(40), primary_key=True)
