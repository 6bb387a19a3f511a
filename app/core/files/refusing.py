"""Saying no to a file."""

from __future__ import annotations

from app.core.errors import RuleBroken


class FileRefused(RuleBroken):
    """`str(error)` is one sentence for whoever sent it, saying what to do."""
