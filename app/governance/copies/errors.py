"""Why a copy cannot be made or brought back, as one sentence that says what to do."""

from __future__ import annotations


class CannotCopy(Exception):
    """The sentence is for the operator. Nothing was changed."""
