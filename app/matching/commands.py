"""`matching solve INSTANCE SOLUTION`: the batch allocator on plain files, so that anyone can judge it."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import NoReturn

import click

from app.core.i18n import gettext as _


@click.group()
def matching() -> None:
    """Fair proposals."""


@matching.command()
@click.argument("instance", type=click.Path(path_type=Path))
@click.argument("solution", type=click.Path(path_type=Path))
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="Stop after this long with the best so far.")
def solve(instance: Path, solution: Path, *, seconds: float | None) -> None:
    """Read an instance, write the best answer that is found, and say what is known about better ones."""
    # a web worker imports the commands too, and has no use for arrays
    from app.matching.solver import answer, reading
    from app.matching.solver.instance import BadInstance
    from app.matching.solver.solve import solve as solved

    began = time.perf_counter()
    try:
        given = reading.read(_bytes(instance))
        found = solved(given, seconds=seconds)
    except BadInstance as bad:
        _stop(str(bad))
    try:
        answer.write(solution, answer.content(given, found))
    except (OSError, ValueError) as error:
        _stop(_("The file %(file)s cannot be written: %(why)s.", file=str(solution), why=_reason(error)))
    click.echo(f"{answer.summary(found)}; {time.perf_counter() - began:.2f} s")


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except (OSError, ValueError) as error:
        _stop(_("The file %(file)s cannot be read: %(why)s.", file=str(file), why=_reason(error)))


def _reason(error: OSError | ValueError) -> str:
    return (getattr(error, "strerror", None) or "?").lower()


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(2)
