"""The command that sends."""

from __future__ import annotations

import logging

import click
from flask import current_app

from app.messages import worker as working


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and end.")
def worker(*, once: bool) -> None:
    """Send what is due from the outbox, and do what is due: offers that lapse, reminders, the audit chain.

    Several may run at once. SIGTERM ends it after the message in hand.
    """
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    if not working.run(app, once=once):
        raise click.ClickException("The worker ended before everything was done. What is left stays in the outbox.")
