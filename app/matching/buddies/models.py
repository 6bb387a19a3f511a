"""Who offers to be a buddy, who would like one, and who was brought together."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.matching.buddies.states import BUDDY_MOVES, LIVE, NAMED, BuddyState
from app.opportunities.models import Opportunity
from app.people.models import Person
from app.signups.models import Place

LIVE_SQL = text(f"state IN ({', '.join(repr(state.value) for state in sorted(LIVE, key=lambda s: s.value))})")
NAMED_SQL = text(f"state IN ({', '.join(repr(state.value) for state in sorted(NAMED, key=lambda s: s.value))})")


class BuddyOffer(Base):
    """Somebody would be a buddy in this kind of opportunity, which they know. Gone when they take it back."""

    __tablename__ = "buddy_offer"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    kind_code: Mapped[str] = mapped_column(ForeignKey("kind.code"), primary_key=True)
    offered_at: Mapped[datetime]


class BuddyingMove(MoveRow, Base):
    __tablename__ = "buddying_move"

    buddying_id: Mapped[int] = mapped_column(ForeignKey("buddying.id"), index=True)


class Buddying(Stateful, Base):
    """One wish for a buddy, for one place, and who is to be it. The buddy takes no seat by it.

    Whoever stepped back stays named on the row that ended, so that they are not asked about the same place again.
    """

    __tablename__ = "buddying"
    __table_args__ = (
        Index("uq_buddying_live", "place_id", unique=True, sqlite_where=LIVE_SQL, postgresql_where=LIVE_SQL),
        Index("uq_buddying_buddy", "buddy_id", "opportunity_id", unique=True,
              sqlite_where=NAMED_SQL, postgresql_where=NAMED_SQL),
        CheckConstraint("buddy_id IS NULL OR buddy_id <> person_id", name="is_somebody_else"),
    )  # fmt: skip
    transitions = BUDDY_MOVES
    history = BuddyingMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[BuddyState] = mapped_column(stored_enum(BuddyState))
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), index=True)
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)  # who would like one
    buddy_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    person_yes_at: Mapped[datetime | None]
    buddy_yes_at: Mapped[datetime | None]

    place: Mapped[Place] = relationship()
    opportunity: Mapped[Opportunity] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=[person_id])
    buddy: Mapped[Person | None] = relationship(foreign_keys=[buddy_id])
    moves: Mapped[list[BuddyingMove]] = relationship(order_by=BuddyingMove.id)

    def said_yes(self, person_id: int) -> bool:
        return (self.person_yes_at if person_id == self.person_id else self.buddy_yes_at) is not None

    def other(self, person_id: int) -> Person | None:
        """Who it is with; nobody learns it before both have said yes."""
        if self.state not in {BuddyState.AGREED, BuddyState.MET}:
            return None
        return self.buddy if person_id == self.person_id else self.person
