"""Writes about opportunities, by noun. Each verb takes the row first, then decides."""

from app.opportunities.actions.kinds import seed_kinds

__all__ = ["seed_kinds"]
