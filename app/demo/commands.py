"""`flask demo load`."""

from __future__ import annotations

import sys

import click
from flask import current_app
from flask.cli import AppGroup

from app.demo import load as loading
from app.people import queries

demo = AppGroup("demo", help="The demonstration organisation.")


@demo.command()
@click.option("--advisors", default=60, show_default=True, type=click.IntRange(0, 400_000))
@click.option("--opportunities", default=24, show_default=True, type=click.IntRange(5, 50_000))
@click.option("--seed", default=7, show_default=True)
@click.option("--add", is_flag=True, help="Load even though the database already holds people.")
@click.option("--if-empty", is_flag=True, help="Where the database already holds people, do nothing, and be content.")
def load(advisors: int, opportunities: int, seed: int, *, add: bool, if_empty: bool) -> None:
    """A realistic organisation of made-up people, with dates relative to now."""
    if not current_app.config["DEMO"]:
        click.echo("Demo accounts cannot exist in production: their password is known to everybody.", err=True)
        sys.exit(2)
    if queries.anybody_here() and if_empty:
        return
    if queries.anybody_here() and not add:
        click.echo(
            "The database already holds people, so nothing was loaded. Use --add to load all the same.", err=True
        )
        sys.exit(1)
    loading.load(advisors, opportunities, seed)
    click.echo(f"Loaded {advisors + 2} advisors and {opportunities} opportunities. Password for all: alongside-demo")
