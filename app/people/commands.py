"""`admin create EMAIL`: the first administrator of an empty database, who invites everybody else."""

from __future__ import annotations

import sys

import click
from flask.cli import AppGroup
from werkzeug.datastructures import MultiDict

from app.core import db
from app.core.actor import SYSTEM
from app.core.errors import RuleBroken
from app.people import links
from app.people.actions import accounts
from app.people.forms.sign_in import SignInEmailForm

admin = AppGroup("admin", help="Administrators.")


@admin.command()
@click.argument("email")
def create(email: str) -> None:
    """Make the first administrator and print a link that works once, for 7 days."""
    form = SignInEmailForm(formdata=MultiDict({"email": email}), meta={"csrf": False})
    if not form.validate():
        click.echo(str(form.email.errors[0]), err=True)
        sys.exit(2)
    try:
        with db.transaction():
            link = accounts.first_administrator(form.email.data or "", by=SYSTEM)
    except RuleBroken as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(1)
    click.echo(links.address(link))
