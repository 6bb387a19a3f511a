"""What is about to go of panels, said before it goes."""

from __future__ import annotations

import click
from flask.cli import with_appcontext

from app.core import clock
from app.core.formatting import day
from app.panels.after.due import going
from app.panels.after.queries import held_back


@click.group()
def panels() -> None:
    """What is kept of recruitment panels."""


@panels.command("going")
@with_appcontext
def what_goes() -> None:
    """Say of which panels the worker removes what is kept twelve months, and which are held back. Changes nothing."""
    next_ones, held = going(clock.now()), held_back()
    click.echo(f"{len(next_ones)} panels: what is kept of them goes with the next runs of the worker.")
    for panel in next_ones:
        click.echo(f"  {panel.ref}: last day {day(panel.last_on)}, {panel.team.name}")
    click.echo(f"{len(held)} panels are held back, and nothing of them is removed.")
    for panel, hold in held:
        assert hold.held_since is not None
        assert hold.held_by is not None
        click.echo(f"  {panel.ref}: since {day(hold.held_since)} by {hold.held_by.full_name}: {hold.held_why}")
