"""The command for a mail server's pipe."""

from __future__ import annotations

import sys

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import InterfaceError, OperationalError

from app.calendar.replies import pages
from app.calendar.replies.intake import ENOUGH, process_inbound

TRY_AGAIN = 75  # what mail servers take for: keep it, and come again


@click.command()
@with_appcontext
def inbound() -> None:
    """Take one raw e-mail from a mail server's pipe, and print what became of it."""
    raw = sys.stdin.buffer.read(ENOUGH)
    try:
        taken = process_inbound(raw)
    except (OperationalError, InterfaceError):
        click.echo(pages.busy(), err=True)
        raise SystemExit(TRY_AGAIN) from None
    click.echo(pages.line(taken.reason))
