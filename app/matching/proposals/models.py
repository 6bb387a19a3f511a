"""A proposal, the pairs in it, and who was passed over by which rule."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.matching.proposals.states import PROPOSAL_MOVES, TO_SEE, Mark, Outcome, ProposalState, Rule
from app.opportunities.models import Opportunity, Seat, Session
from app.people.models import Person
from app.signups.models import Place

ONE_SQL = text(f"state IN ({', '.join(repr(state.value) for state in sorted(TO_SEE, key=lambda s: s.value))})")


class ProposalMove(MoveRow, Base):
    __tablename__ = "proposal_move"

    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)


class Proposal(Stateful, Base):
    """One run. `tiers` and `bound` are those of `solver.objective`; `lease_until`: a worker has it until then.

    `only_names`: only people whose names are down are proposed. `most_each`: the most new places for one person in it.
    `version` is raised by every change that a person makes: a form says which one it showed.
    """

    __tablename__ = "proposal"
    __table_args__ = (Index("uq_proposal_to_see", "desk", unique=True, sqlite_where=ONE_SQL, postgresql_where=ONE_SQL),)
    transitions = PROPOSAL_MOVES
    history = ProposalMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[ProposalState] = mapped_column(stored_enum(ProposalState))
    version: Mapped[int] = mapped_column(default=1)
    desk: Mapped[int] = mapped_column(default=1)  # there is one: two on it would promise the same places
    asked_at: Mapped[datetime]
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    former_id: Mapped[int | None] = mapped_column(ForeignKey("proposal.id"))  # solved before: what changed since then
    only_names: Mapped[bool] = mapped_column(default=False, server_default=false())
    most_each: Mapped[int] = mapped_column(default=1)
    started_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    done_at: Mapped[datetime | None]
    people: Mapped[int | None]  # who could be proposed, and for how many places
    places: Mapped[int | None]
    tiers: Mapped[list[int] | None] = mapped_column(JSON)
    bound: Mapped[list[int] | None] = mapped_column(JSON)
    proved: Mapped[bool | None]

    asked_by: Mapped[Person] = relationship()
    moves: Mapped[list[ProposalMove]] = relationship(order_by=ProposalMove.id)
    pairs: Mapped[list[ProposalPair]] = relationship(cascade="all, delete-orphan", order_by="ProposalPair.id")
    passed: Mapped[list[PassedOver]] = relationship(cascade="all, delete-orphan", order_by="PassedOver.id")


class ProposalPair(Base):
    """One person and one kind of place: a seat, in one session or in the whole.

    `said`: why it was left out, or why what somebody kept does not stand. `marked_at`: by a person, since the solving.
    """

    __tablename__ = "proposal_pair"
    __table_args__ = (UniqueConstraint("proposal_id", "person_id", "seat_id", "session_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    seat_id: Mapped[int] = mapped_column(ForeignKey("seat.id"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("opportunity_session.id"))
    mark: Mapped[Mark] = mapped_column(stored_enum(Mark))
    marked_at: Mapped[datetime | None]
    outcome: Mapped[Outcome | None] = mapped_column(stored_enum(Outcome))
    said: Mapped[str | None] = mapped_column(Text)

    person: Mapped[Person] = relationship()
    opportunity: Mapped[Opportunity] = relationship()
    seat: Mapped[Seat] = relationship()
    session: Mapped[Session | None] = relationship()

    @property
    def unit(self) -> tuple[int, int | None]:
        return self.seat_id, self.session_id


class PassedOver(Base):
    """Somebody whose name is down and who is not in it, with the rule that decided, as a sentence they could read."""

    __tablename__ = "passed_over"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(ForeignKey("proposal.id"), index=True)
    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"))
    rule: Mapped[Rule] = mapped_column(stored_enum(Rule))
    sentence: Mapped[str] = mapped_column(Text)

    person: Mapped[Person] = relationship()
    place: Mapped[Place] = relationship()
