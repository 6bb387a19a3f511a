"""The words with which a team welcomes people."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.core.db import Base
from app.core.ids import new_ref
from app.core.states import MoveRow, Stateful, stored_enum
from app.matching.welcomes.states import WELCOME_MOVES, WelcomeState
from app.people.models import Team


class WelcomeMove(MoveRow, Base):
    __tablename__ = "welcome_move"

    welcome_id: Mapped[int] = mapped_column(ForeignKey("welcome.id"), index=True)


class Welcome(Stateful, Base):
    """One a team. `words` are the newest; `shown` what is read meanwhile, and empty where nothing is."""

    __tablename__ = "welcome"
    transitions = WELCOME_MOVES
    history = WelcomeMove

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(40), unique=True, default=new_ref)
    state: Mapped[WelcomeState] = mapped_column(stored_enum(WelcomeState))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), unique=True)
    words: Mapped[str] = mapped_column(Text)
    shown: Mapped[str] = mapped_column(Text, default="")
    written_at: Mapped[datetime]

    team: Mapped[Team] = relationship()
    moves: Mapped[list[WelcomeMove]] = relationship(order_by=WelcomeMove.id)
