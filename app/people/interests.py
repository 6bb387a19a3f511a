"""What an advisor may like to hear about: kinds of opportunity, which a later capability owns and hands in at start."""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, current_app

Kinds = Callable[[], list[tuple[str, str]]]


def init_app(app: Flask, kinds: Kinds) -> None:
    """`kinds()` gives the (code, name) of every kind on offer, in one statement."""
    app.extensions["kinds"] = kinds


def choices() -> list[tuple[str, str]]:
    """(code, name) of every kind; none where no capability offers any."""
    kinds: Kinds = current_app.extensions.get("kinds", list)
    return kinds()
