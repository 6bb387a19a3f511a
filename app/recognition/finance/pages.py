"""What the finance pages say: tags, sums by route, sentences for rows that could not be used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from app.core import clock
from app.core.formatting import day, money
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.recognition.finance import queries
from app.recognition.finance.models import Batch, PayableLine, Payee
from app.recognition.finance.queries.accruals import Accrual
from app.recognition.finance.queries.lines import AFTER, LATER, NO_PAYEE, OWN
from app.recognition.finance.rules import Finding
from app.recognition.finance.states import Answer, BatchState, DateFormat, Delimiter, Element, Money, Route, Totals

ROUTES = {
    Route.PAYROLL: _l("Payroll"),
    Route.SUPPLIER: _l("Supplier, by bank transfer"),
    Route.PETTY_CASH: _l("Petty cash"),
    Route.VOUCHER: _l("Voucher"),
    Route.CHARITY: _l("Charity"),
}
ELEMENTS = {Element.FEE: _l("Fee"), Element.EXPENSE: _l("Expense")}
ANSWERS = {Answer.PAID: (_l("Paid"), "green"), Answer.REJECTED: (_l("Could not be paid"), "red")}
DATES = {
    DateFormat.ISO: _l("2026-12-04"), DateFormat.SLASHES: _l("04/12/2026"), DateFormat.NAMED: _l("04-DEC-2026"),
    DateFormat.BARE: _l("20261204"),
}  # fmt: skip
SUMS = {Money.POUNDS: _l("Pounds, such as 12.50"), Money.PENCE: _l("Pence, such as 1250")}
DELIMITERS = {
    Delimiter.COMMA: _l("Comma"), Delimiter.SEMICOLON: _l("Semicolon"), Delimiter.TAB: _l("Tab"),
    Delimiter.PIPE: _l("Upright line"),
}  # fmt: skip
TOTALS = {
    Totals.COMPANION: _l("In a file of their own"),
    Totals.LAST_ROW: _l("In a file of their own, and in the last row too"),
}
FINDINGS = {
    Finding.PAID: _l("Paid."),
    Finding.REJECTED: _l("Could not be paid. It waits for the involvement team."),
    Finding.SAME: _l("Answered so before. Nothing changed."),
    Finding.EMPTY: _l("An empty row."),
    Finding.UNKNOWN: _l("We know no line with this reference. Check the column, or ask who sent the file."),
    Finding.NOT_SENT: _l("This line is not in any batch yet, so it cannot be answered. Check the reference."),
    Finding.ANSWERED: _l("Answered otherwise before, and that stays. Ask the involvement team to put it right."),
    Finding.OTHER_SUM: _l("The sum is not that of the line, so nothing was changed. Check it with whoever paid."),
    Finding.OWN: _l("This line is your own, so nothing was changed. Somebody else reads its answer back."),
    Finding.NO_WORD: _l("It says neither paid nor rejected. Write one of these words and send the file again."),
    Finding.NO_DAY: _l("The date cannot be read. Write it like 04/12/2026 and send the file again."),
    Finding.NO_SUM: _l("The sum cannot be read. Write it like 12.50 and send the file again."),
}


@dataclass(frozen=True)
class ByRoute:
    """What waits to be paid by one way."""

    route: Route | None
    ready: int
    pence: int
    later: int
    no_payee: int

    @property
    def words(self) -> str:
        return str(ROUTES[self.route]) if self.route else _("Not known yet")


def by_route(today: date) -> list[ByRoute]:
    found: dict[Route | None, list[int]] = {}
    for route, _element, why, lines, pence in queries.waiting_sums(today):
        row = found.setdefault(route, [0, 0, 0, 0])
        if why is None:
            row[0], row[1] = row[0] + lines, row[1] + pence
        else:
            row[2 if why == LATER else 3] += lines
    order = [*Route, None]
    return [ByRoute(route, *found[route]) for route in order if route in found]


def left_out(counted: Mapping[str, int]) -> list[str]:
    """One sentence for each reason."""
    said = {
        OWN: lambda n: ngettext(
            "%(num)d line was left out: it is your own. Somebody else sends it.",
            "%(num)d lines were left out: they are your own. Somebody else sends them.", n),
        NO_PAYEE: lambda n: ngettext(
            "%(num)d line was left out: it is not set up how this person is paid.",
            "%(num)d lines were left out: it is not set up how these people are paid.", n),
        LATER: lambda n: ngettext(
            "%(num)d line was left out: the person wants to be paid later.",
            "%(num)d lines were left out: the people want to be paid later.", n),
        AFTER: lambda n: ngettext(
            "%(num)d line was left out: it is of a later day than you asked for.",
            "%(num)d lines were left out: they are of later days than you asked for.", n),
    }  # fmt: skip
    return [said[why](counted[why]) for why in said if counted.get(why)]


def left_out_now(until: date | None, route: Route | None) -> list[str]:
    return left_out(queries.left_out(clock.today(), until, route, None))


def state_tag(batch: Batch) -> tuple[str, str]:
    return (_("Made"), "green") if batch.state is BatchState.MADE else (_("Being made"), "yellow")


def line_tag(line: PayableLine) -> tuple[str, str]:
    """How far a line has come."""
    if line.answer is not None:
        words, colour = ANSWERS[line.answer]
        return str(words), colour
    return (_("Waiting"), "grey") if line.batch_id is None else (_("Sent"), "blue")


def totals(batch: Batch) -> list[tuple[str, list[str]]]:
    """Rows of the control totals: (what, [lines, sum])."""
    rows = [
        (f"{ELEMENTS[Element(element)]}, {ROUTES[Route(route)]}", [f"{lines:,}", money(pence)])
        for element, route, lines, pence in batch.sums
    ]
    return [*rows, (_("All"), [f"{batch.lines:,}", money(batch.pence)])]


def payee_words(payee: Payee | None) -> list[tuple[str, str]]:
    """How somebody is paid, as pairs to be shown."""
    if payee is None:
        return [(_("Payment set up"), _("No"))]
    set_up = _("Yes, on %(day)s", day=day(payee.set_up_on)) if payee.set_up_on else _("Not yet")
    return [(_("Payment set up"), set_up), (_("Way"), str(ROUTES[payee.route])), (_("Reference"), payee.reference)]


def waits_words(waits: tuple[int, datetime] | None) -> list[tuple[str, str]]:
    """What is owed to somebody and not sent yet, and since when."""
    if waits is None:
        return []
    pence, since = waits
    return [(_("Waits"), _("%(sum)s, since %(day)s", sum=money(pence), day=day(since)))]


def report_rows(report: Iterable[Sequence[Any]]) -> list[tuple[int, str, str, bool]]:
    """(row, reference, sentence, whether it is well) of a file of answers."""
    return [
        (row, reference, str(FINDINGS[Finding(found)]), Finding(found).good) for row, reference, found, *_rest in report
    ]


def answered(counted: Mapping[Answer | None, tuple[int, int]]) -> list[tuple[str, list[str]]]:
    """Rows of what finance has answered: (what, [lines, sum])."""
    names = {Answer.PAID: _("Paid"), Answer.REJECTED: _("Could not be paid"), None: _("No answer yet")}
    return [
        (words, [f"{counted[answer][0]:,}", money(counted[answer][1])])
        for answer, words in names.items() if answer in counted
    ]  # fmt: skip


def accrual_rows(found: Sequence[Accrual]) -> list[tuple[str, list[Any]]]:
    """Rows of the year-end, and one of all of them."""
    if not found:
        return []
    rows = [(row.cost_centre or _("None"), _cells([row])) for row in found]
    return [*rows, (_("All"), _cells(found))]


def _cells(rows: Sequence[Accrual]) -> list[Any]:
    return [
        sum(row.attended for row in rows), money(sum(row.attended_pence for row in rows)),
        sum(row.claimed for row in rows), money(sum(row.claimed_pence for row in rows)),
        sum(row.unknown for row in rows), money(sum(row.pence for row in rows)),
    ]  # fmt: skip
