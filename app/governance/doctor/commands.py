"""`doctor`: one line for each thing that must be so; exit 1 if one is not."""

from __future__ import annotations

import sys

import click
from flask.cli import with_appcontext

from app.core.i18n import gettext as _
from app.governance.doctor import checks


@click.command()
@with_appcontext
def doctor() -> None:
    """Look whether this installation runs well: configuration, database, messages, mail, clock, disk."""
    ill = 0
    for found in checks.findings():
        ill += not found.well
        click.echo(f"{_('Well') if found.well else _('NOT WELL')}  {found.name}: {found.words}")
    sys.exit(1 if ill else 0)
