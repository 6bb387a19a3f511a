"""`flask badge key`: a new key to sign badges with."""

from __future__ import annotations

import click
from flask import current_app
from flask.cli import with_appcontext

from app.recognition.badges.rules import with_new_key


@click.group()
def badge() -> None:
    """The badges that people take away."""


@badge.command("key")
@with_appcontext
def key() -> None:
    """Print a new BADGE_KEY: it signs from then on, and what the keys before it signed stays good."""
    click.echo(with_new_key(current_app.config["BADGE_KEY"]))
