"""`finance export DIR`: one batch of payable lines as a CSV file, each line once for ever."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from app.core import db
from app.core.actor import SYSTEM
from app.core.errors import RuleBroken
from app.core.formatting import money
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.recognition.finance import making, pages
from app.recognition.finance.models import Batch
from app.recognition.finance.states import Route


@click.group()
def finance() -> None:
    """The finance file."""


@finance.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Only what took place up to this day (2027-03-31).")
@click.option("--route", type=click.Choice([each.value for each in Route]), help="Only what is paid by this way.")
@with_appcontext
def export(folder: Path, *, until: datetime | None, route: str | None) -> None:
    """Put one batch of payable lines into DIR, and its control totals beside it.

    A batch that an earlier run began and did not finish is completed first, as it was begun.
    """
    if not folder.is_dir():
        _stop(_("There is no folder %(folder)s. Make it and try again.", folder=str(folder)))
    try:
        made = making.make(until.date() if until else None, Route(route) if route else None, None, folder, by=SYSTEM)
    except RuleBroken as refusal:
        _stop(str(refusal), code=1)
    except DBAPIError:
        _stop(_("The database cannot be used. Wait a moment or run “flask --app wsgi migrate”, and try again."), code=1)
    except OSError as error:
        why = (error.strerror or "?").lower()
        _stop(_("The file cannot be written to %(folder)s: %(why)s.", folder=str(folder), why=why), code=1)
    if made is None:
        click.echo(_("There is nothing to send."))
        for sentence in pages.left_out_now(until.date() if until else None, Route(route) if route else None):
            click.echo(sentence)
        return
    _said(db.session().get_one(Batch, made.batch_id), made, folder)


def _said(batch: Batch, made: making.Made, folder: Path) -> None:
    if not made.closed_here:
        click.echo(
            _(
                "Batch %(number)d was made by another run at the same time. Nothing was written here.",
                number=batch.number,
            )
        )
        return
    if made.begun_before:
        click.echo(
            _(
                "Batch %(number)d was begun before and is complete now. Run this again for a new one.",
                number=batch.number,
            )
        )
    click.echo(str(folder / batch.file_name))
    lines = ngettext("%(num)d line", "%(num)d lines", batch.lines)
    click.echo(_("%(lines)s, %(sum)s, SHA-256 %(sha)s", lines=lines, sum=money(batch.pence), sha=batch.sha256))
    for sentence in pages.left_out(batch.left_out):
        click.echo(sentence)


def _stop(sentence: str, *, code: int = 2) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
