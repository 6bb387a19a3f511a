"""The limit, sealed: nobody who looks into the database reads it."""

from __future__ import annotations

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from app.core.db import Base


class PrivateLimit(Base):
    """`sealed` holds pence, span and first day. When it was set is not kept."""

    __tablename__ = "private_limit"

    person_id: Mapped[int] = mapped_column(ForeignKey("advisor.person_id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
