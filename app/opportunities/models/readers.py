"""Who else reads the names of people with a place, besides the team that hosts it."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base


class OpportunityReader(Base):
    """Somebody of the staff who sits on it, from whichever team: on its panel, say. Kept by the room that seats them.

    Of no edition: it is asked with what one person keeps away from, and nothing that is kept for many hangs on it.
    """

    __tablename__ = "opportunity_reader"

    opportunity_id: Mapped[int] = mapped_column(ForeignKey("opportunity.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, index=True)
