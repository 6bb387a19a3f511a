"""What a column of the file may hold, and how somebody writes a mapping down: "Heading: field", a line each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.i18n import lazy_gettext as _l

FIELDS = {  # code: what it is
    "line-id": _l("the unique id of the line, by which the answer comes back"),
    "batch": _l("the number of the batch"),
    "exported-at": _l("when the batch was made"),
    "exported-by": _l("who made it"),
    "payee-reference": _l("the payroll or supplier number"),
    "payee-name": _l("the name in full"),
    "route": _l("PAYROLL, AP-BACS, PETTY CASH, VOUCHER or CHARITY"),
    "activity-date": _l("the day of the activity"),
    "period": _l("its month, such as 2026-12"),
    "hours": _l("hours in decimals, of a fee"),
    "minutes": _l("minutes, of a fee"),
    "rate": _l("the sum for an hour, where it is paid by the hour"),
    "amount": _l("the sum; negative where it takes a line back"),
    "element": _l("fee (counts as income) or expense (does not)"),
    "taxable": _l("yes for a fee, no for an expense"),
    "description": _l("what it is for"),
    "cost-centre": _l("the cost centre"),
    "approver-1": _l("who confirmed the attendance"),
    "approved-1-at": _l("when"),
    "approver-2": _l("who authorised the payment"),
    "approved-2-at": _l("when"),
    "tax-year": _l("the tax year of the activity, such as 2026-27"),
    "tax-year-sent": _l("the tax year in which the batch was made"),
    "takes-back": _l("the id of the line that this one takes back"),
    "pay-from": _l("the day before which it is not paid, if one was asked for"),
}
CONSTANT = re.compile(r'"([^"\n]{0,80})"')
BY_ELEMENT = re.compile(r'"([^"\n]{0,80})" or "([^"\n]{0,80})"')
MOST = 60
NEEDED = ("line-id", "amount")


@dataclass(frozen=True)
class Column:
    """One column: a field of ours, or the same words in each row, or one for fees and another for expenses."""

    heading: str
    field: str = ""
    words: tuple[str, ...] = ()


def column(heading: str, written: str) -> Column | None:
    """What a mapping says of one column; none where it says nothing we know."""
    if found := BY_ELEMENT.fullmatch(written):
        return Column(heading, words=(found[1], found[2]))
    if found := CONSTANT.fullmatch(written):
        return Column(heading, words=(found[1],))
    return Column(heading, written) if written in FIELDS else None


def spelled(columns: Sequence[Sequence[str]]) -> str:
    """A mapping as somebody writes it."""
    return "\n".join(f"{heading}: {written}" for heading, written in columns)


def read(typed: str) -> list[list[str]]:
    """[heading, field] of each line that was typed; a heading may hold a colon, a field does not."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    return [[part.strip() for part in _parted(line)] for line in lines]


def _parted(line: str) -> tuple[str, str]:
    quoted = re.search(r':\s*(".*")$', line)
    if quoted:
        return line[: quoted.start()], quoted[1]
    heading, _colon, written = line.rpartition(":")
    return heading, written


def unknown(columns: Sequence[Sequence[str]]) -> str | None:
    """The first column of which we do not know what it holds, as it was written."""
    return next((f"{heading}: {written}" for heading, written in columns if not column(heading, written)), None)


def twice(columns: Sequence[Sequence[str]]) -> str | None:
    """A heading that stands there twice."""
    seen = [heading.casefold() for heading, _written in columns]
    return next((heading for heading, _written in columns if seen.count(heading.casefold()) > 1), None)


def missing(columns: Sequence[Sequence[str]]) -> str | None:
    """A field without which a file cannot be paid from or answered."""
    there = {written for _heading, written in columns}
    return next((field for field in NEEDED if field not in there), None)
