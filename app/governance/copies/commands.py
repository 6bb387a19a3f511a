"""`backup FILE` and `restore FILE`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from app.core import db
from app.core.actor import SYSTEM
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.governance.copies import actions, copying, returning
from app.governance.copies.errors import CannotCopy

FILE = click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))


@click.command()
@FILE
@with_appcontext
def backup(file: Path) -> None:
    """Copy all of the database, with every document and receipt, into the new file FILE. It may be in use meanwhile."""
    with _in_a_sentence(file):
        made = copying.make(file)
        size = f"{made.size:,}"
        click.echo(_("%(file)s, %(size)s bytes, SHA-256 %(sha)s", file=made.path, size=size, sha=made.sha256))
        with db.transaction():
            actions.note_made(made.sha256, by=SYSTEM)
    click.echo(_("Keep SECRET_KEY and BADGE_KEY too, in another place. Without them not all of it can be read."))


@click.command()
@FILE
@click.option("--replace", is_flag=True, help="Also where the database holds people: what is there is kept in a file.")
@with_appcontext
def restore(file: Path, *, replace: bool) -> None:
    """Go back to the copy FILE. Stop the web server and the worker first; everybody signs in again afterwards."""
    with _in_a_sentence(file):
        back = returning.bring_back(file, replace=replace, by=SYSTEM)
    if back.before is not None:
        click.echo(_("What was there before is in %(file)s.", file=back.before.path))
    click.echo(ngettext("%(num)d person is back. Everybody has to sign in again.",
                        "%(num)d people are back. Everybody has to sign in again.", back.people))  # fmt: skip
    for sentence in _look_first(back):
        click.echo(sentence)


def _look_first(back: returning.Back) -> Iterator[str]:
    """A copy does not know what left the building after it was made."""
    if back.waiting:
        yield _("Messages that wait in it: %(num)d. Some may have gone out after it was made.", num=back.waiting)
        yield _("Look at them under Messages before you start the worker.")
    if back.batch:
        yield _("The newest payments file in it has number %(num)d.", num=back.batch)
    else:
        yield _("No payments file is in it.")
    yield _("Has finance a later one? Tell them before the next export: what was in it would go once more.")


@contextmanager
def _in_a_sentence(file: Path) -> Iterator[None]:
    try:
        yield
    except CannotCopy as refusal:
        _stop(str(refusal))
    except DBAPIError:
        _stop(_("The database cannot be used. Wait a moment or run “flask --app wsgi migrate”, and try again."))
    except OSError as error:
        why = (error.strerror or "?").lower()
        _stop(_("%(file)s cannot be used: %(why)s.", file=file, why=why))


def _stop(sentence: str) -> None:
    click.echo(sentence, err=True)
    sys.exit(1)
