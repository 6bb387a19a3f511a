"""`register import FILE`: the spreadsheet of today into the register, from a command line."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NoReturn

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy.exc import DBAPIError

from app.core.actor import SYSTEM
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.people.register import report, room, taking
from app.people.register.cells.roles import WORDS
from app.people.register.plan import AllAnswers, Plan
from app.people.register.sheets import MAX_BYTES
from app.people.register.work import ASK, Opened, Source, opened, planned


@click.group()
def register() -> None:
    """The advisors' register."""


@register.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would happen; change nothing.")
@click.option("--sheet", help="The sheet to read, where the workbook has several.")
@click.option("--map", "columns", multiple=True, metavar="HEADING=FIELD", help="What a column is, or leave-out.")
@click.option("--everyone", type=click.Choice([*WORDS, ASK]), help="What everybody is whose row does not say.")
@click.option("--answer", "answers", multiple=True, metavar="ROW=CHOICE", help="The answer to a question about a row.")
@click.option("--past-the-number", is_flag=True, help="Put everybody on the register, also where it is full.")
@with_appcontext
def import_(file: Path, *, dry_run: bool, **choices: Any) -> None:
    """Bring a CSV or XLSX file into the register, whole or not at all; doing it twice changes nothing."""
    try:
        given = _answers(choices["answers"])
        columns = dict(_pair(each) for each in choices["columns"])
        read = opened(Source(file.name, _bytes(file), choices["sheet"], columns, choices["everyone"]))
        plan = _run(read, given, dry_run=dry_run, past=choices["past_the_number"])
    except RuleBroken as refusal:
        _stop(str(refusal))
    except DBAPIError:
        _stop(_("The database cannot be used. Wait a moment or run “flask --app wsgi migrate”, and try again."), code=1)
    click.echo(plan.totals)


def _run(read: Opened, given: AllAnswers, *, dry_run: bool, past: bool) -> Plan:
    problem = read.mapping.problem()
    if problem:
        raise RuleBroken(problem)
    _say(*read.notes, *report.columns(read.mapping))
    if dry_run:
        plan = planned(read, given, past=past).plan
        _report(plan)
        _say(_("This was only a look: nothing was changed."))
        return plan
    taken = _take_in(read, given, past=past)
    _report(taken.plan)
    if taken.ref is None:
        _say(_("Nothing was changed: all of this was brought in before."))
    elif taken.plan.asking:
        path = current_app.url_map.bind("").build("register_import.show_import", {"ref": taken.ref})
        page = current_app.config["BASE_URL"] + path
        _say(_("The rows that need an answer are kept. Answer them here: %(page)s", page=page))
    return taken.plan


def _take_in(read: Opened, given: AllAnswers, *, past: bool) -> taking.Taken:
    with click.progressbar(length=len(read.table.rows), label=_("Bringing in"), file=sys.stderr) as bar:

        def step(done: int, total: int) -> None:
            bar.length, bar.pos = total, done - 1
            bar.update(1)

        return taking.take_in(read, given, by=SYSTEM, past=past, progress=step)


def _report(plan: Plan) -> None:
    _say(*map(report.row, plan.outcomes))
    for asking in plan.asking:
        _say(*report.ways_to_answer(asking))
    if room.waiting(plan):
        _say(room.said(plan), _("To put them on the register all the same: --past-the-number."))


def _bytes(file: Path) -> bytes:
    """The whole file, or as much of it as shows that it is too large."""
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except OSError as error:
        _stop(_("The file %(file)s cannot be read: %(why)s.", file=str(file), why=(error.strerror or "?").lower()))


def _pair(typed: str) -> tuple[str, str]:
    name, equals, field = typed.rpartition("=")
    if not equals:
        raise RuleBroken(_("Write --map as HEADING=FIELD, such as --map “Colour=leave-out”."))
    return name, field


def _answers(typed: tuple[str, ...]) -> AllAnswers:
    given: dict[int, dict[str, str]] = defaultdict(dict)
    for each in typed:
        where, equals, choice = each.partition("=")
        row, _dot, question = where.strip().partition(".")
        if not equals or not (row.isascii() and row.isdigit()):
            raise RuleBroken(_("Write --answer as ROW=CHOICE, such as --answer 25=leave-out."))
        given[int(row)][question.strip()] = choice
    return given


def _say(*lines: str) -> None:
    for line in lines:
        click.echo(line)


def _stop(sentence: str, *, code: int = 2) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)
