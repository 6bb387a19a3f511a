"""What came of a panel, the calls to its advisors, and that a concern was raised."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.states import stored_enum
from app.panels.after.states import ChoseWell, RaisedTo
from app.panels.models import Panel
from app.people.models import Person
from app.signups.models import Place


class PanelOutcome(Base):
    """How many were appointed, never who; and what those who work with them say after six months."""

    __tablename__ = "panel_outcome"
    __table_args__ = (CheckConstraint("appointed BETWEEN 0 AND 40", name="appointed_in_reason"),)

    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), primary_key=True)
    appointed: Mapped[int | None]
    chose_well: Mapped[ChoseWell | None] = mapped_column(stored_enum(ChoseWell))
    said_at: Mapped[datetime]
    said_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))


class PanelCheckIn(Base):
    """Somebody of the involvement team rang an advisor after the panel. What was said is not kept."""

    __tablename__ = "panel_check_in"

    place_id: Mapped[int] = mapped_column(ForeignKey("place.id"), primary_key=True)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    done_at: Mapped[datetime]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    place: Mapped[Place] = relationship()


class PanelConcern(Base):
    """That a concern was raised, to whom and on which day. There is no column for what it was."""

    __tablename__ = "panel_concern"

    id: Mapped[int] = mapped_column(primary_key=True)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"), index=True)
    raised_on: Mapped[date]
    raised_to: Mapped[RaisedTo] = mapped_column(stored_enum(RaisedTo))
    noted_at: Mapped[datetime]
    noted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    panel: Mapped[Panel] = relationship()
    noted_by: Mapped[Person | None] = relationship()
