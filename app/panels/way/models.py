"""The tasks of a panel."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.states import stored_enum
from app.panels.models import Panel
from app.panels.way.states import Owner, Step
from app.people.models import Person


class PanelTask(Base):
    """One step. `done_at` is when somebody said that it is done, or that it is not needed.

    `by_hand`: somebody chose the day, and it stays when the interviews move. `person_id`: one of the team's hosts who
    does it, in place of whoever the owner is. `reminded_for` is the day that the last reminder spoke of.
    """

    __tablename__ = "panel_task"
    __table_args__ = (
        UniqueConstraint("panel_id", "step"),
        CheckConstraint("done_at IS NOT NULL OR not not_needed", name="not_needed_is_said"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    panel_id: Mapped[int] = mapped_column(ForeignKey("panel.id"))
    step: Mapped[Step] = mapped_column(stored_enum(Step))
    owner: Mapped[Owner] = mapped_column(stored_enum(Owner))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    due_on: Mapped[date] = mapped_column(index=True)
    by_hand: Mapped[bool] = mapped_column(default=False, server_default=false())
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    not_needed: Mapped[bool] = mapped_column(default=False, server_default=false())
    reminded_for: Mapped[date | None]

    panel: Mapped[Panel] = relationship()
    person: Mapped[Person | None] = relationship(foreign_keys=[person_id])
    done_by: Mapped[Person | None] = relationship(foreign_keys=[done_by_id])
