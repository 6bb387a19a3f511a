"""What happened, for ever: entries written by `emit`, append-only by trigger, chained by the worker.

Entries hold ids and codes only; words live in rows that can be erased. The chain stands in a table of its own
because an entry may never be changed, not even to number it.
"""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.core.db import Base


class AuditEntry(Base):
    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_event_at", "event", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    event: Mapped[str] = mapped_column(String(60))
    actor_id: Mapped[int | None] = mapped_column(index=True)
    behalf_of_id: Mapped[int | None] = mapped_column(index=True)
    asked: Mapped[str | None] = mapped_column(String(20))
    data: Mapped[dict[str, Any]] = mapped_column(JSON)

    def canonical(self) -> bytes:
        """The bytes that are hashed: every stored field, in one fixed spelling."""
        fields = [self.id, self.at.isoformat(), self.event, self.actor_id, self.behalf_of_id, self.asked, self.data]
        return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


class AuditLink(Base):
    """One link of the chain: `hash` covers the link before and the entry's bytes."""

    __tablename__ = "audit_link"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), unique=True)
    hash: Mapped[str] = mapped_column(String(64))


START = "0" * 64


def link_hash(before: str, entry: AuditEntry) -> str:
    return hashlib.sha256(before.encode() + entry.canonical()).hexdigest()


def chain(db: Session, limit: int = 500) -> int:
    """Link the committed entries that have no link yet; returns how many. Call inside a transaction.

    The unique `seq` makes two workers that chain at once collide rather than fork the chain.
    """
    last = db.execute(select(AuditLink.seq, AuditLink.hash).order_by(AuditLink.seq.desc()).limit(1)).first()
    seq, before = last or (0, START)
    unlinked = select(AuditEntry).where(~select(AuditLink.seq).where(AuditLink.entry_id == AuditEntry.id).exists())
    entries = db.scalars(unlinked.order_by(AuditEntry.id).limit(limit)).all()
    for number, entry in enumerate(entries, start=seq + 1):
        before = link_hash(before, entry)
        db.add(AuditLink(seq=number, entry_id=entry.id, hash=before))
    return len(entries)


def first_broken(db: Session) -> int | None:
    """The `seq` of the first link that does not fit its entry, or nothing when the chain is whole."""
    before = START
    rows = db.execute(select(AuditLink, AuditEntry).join(AuditEntry, isouter=True).order_by(AuditLink.seq))
    for expected, (link, entry) in enumerate(rows.yield_per(500), start=1):
        if link.seq != expected or entry is None or link_hash(before, entry) != link.hash:
            return int(link.seq)
        before = link.hash
    return None
