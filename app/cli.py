"""Commands: thin, they call actions."""

from __future__ import annotations

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from app.calendar.replies.commands import inbound
from app.core import migrations
from app.demo.commands import demo
from app.governance.copies.commands import backup, restore
from app.governance.doctor.commands import doctor
from app.matching.commands import matching
from app.messages.commands import worker
from app.panels.commands import panels
from app.people.commands import admin
from app.people.register.commands import register
from app.recognition.badges.commands import badge
from app.recognition.finance.commands import finance


def init_app(app: Flask) -> None:
    for command in (
        migrate,
        admin,
        demo,
        register,
        worker,
        inbound,
        matching,
        panels,
        finance,
        badge,
        backup,
        restore,
        doctor,
    ):
        app.cli.add_command(command)


@click.command()
@with_appcontext
def migrate() -> None:
    """Bring the database to the newest shape. Safe with data; refuses a database newer than this release."""
    try:
        migrations.upgrade(current_app.extensions["engine"])
    except migrations.NewerDatabase as error:
        raise click.ClickException(str(error)) from None
    click.echo("The database is up to date.")
