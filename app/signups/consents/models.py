"""What somebody said to being heard, recorded or used again."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.opportunities.models import Opportunity
from app.people.models import Person
from app.signups.consents.states import CONSENT_MOVES, ConsentState, ConsentTo


class ConsentMove(MoveRow, Base):
    __tablename__ = "consent_move"

    consent_id: Mapped[int] = mapped_column(ForeignKey("consent.id"), index=True)


class Consent(Stateful, Base):
    """One answer to one question about one opportunity. `words` is the question as they last read it."""

    __tablename__ = "consent"
    __table_args__ = (Index("uq_consent_one", "person_id", "opportunity_id", "to", unique=True),)
    transitions = CONSENT_MOVES
    history = ConsentMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[ConsentState] = mapped_column(stored_enum(ConsentState))
    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    to: Mapped[ConsentTo] = mapped_column(stored_enum(ConsentTo))
    words: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]

    person: Mapped[Person] = relationship(
        primaryjoin="Consent.person_id == Person.id", foreign_keys=[person_id], viewonly=True
    )
    opportunity: Mapped[Opportunity] = relationship()
    moves: Mapped[list[ConsentMove]] = relationship(order_by=ConsentMove.id)
