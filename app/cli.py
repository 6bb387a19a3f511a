"""Commands: thin, they call actions."""

from __future__ import annotations

import click
from flask import Flask, current_app

from app.core import migrations


def init_app(app: Flask) -> None:
    app.cli.add_command(migrate)


@click.command()
def migrate() -> None:
    """Bring the database to the newest shape. Safe with data; refuses a database newer than this release."""
    try:
        migrations.upgrade(current_app.extensions["engine"])
    except migrations.NewerDatabase as error:
        raise click.ClickException(str(error)) from None
    click.echo("The database is up to date.")
