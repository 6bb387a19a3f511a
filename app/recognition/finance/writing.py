"""The bytes of a batch: a stream of portions, the same whenever and by whomever it is read.

Everything that stands in the file is in the rows of its lines and in the batch. What is read at once is `PORTION`
lines, and what is remembered of them is how often-seen values are written.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import StringIO
from typing import Any

from sqlalchemy import Integer, Select, String, bindparam, cast, select
from sqlalchemy.orm import aliased

from app.core import db
from app.core.csv_file import MARK, safe
from app.core.formatting import local
from app.recognition.finance.models import Batch, PayableLine
from app.recognition.finance.queries import of_batch
from app.recognition.finance.rules.columns import Column, column
from app.recognition.finance.rules.years import tax_year
from app.recognition.finance.states import DateFormat, Delimiter, Money, Route, Totals

PORTION = 2000
REMEMBERED = 20_000
DELIMITERS = {Delimiter.COMMA: ",", Delimiter.SEMICOLON: ";", Delimiter.TAB: "\t", Delimiter.PIPE: "|"}
ROUTES = {
    Route.PAYROLL: "PAYROLL", Route.SUPPLIER: "AP-BACS", Route.PETTY_CASH: "PETTY CASH",
    Route.VOUCHER: "VOUCHER", Route.CHARITY: "CHARITY",
}  # fmt: skip
TAKEN_BACK = aliased(PayableLine)


@dataclass(frozen=True)
class Shape:
    """How a file is written: a mapping, as it was kept in the batch."""

    columns: Sequence[Column]
    dates: DateFormat
    money: Money
    delimiter: Delimiter
    totals: Totals

    @classmethod
    def read(cls, kept: dict[str, Any]) -> Shape:
        found = [column(heading, written) for heading, written in kept["columns"]]
        return cls(
            [each for each in found if each is not None], DateFormat(kept["dates"]), Money(kept["money"]),
            Delimiter(kept["delimiter"]), Totals(kept["totals"]),
        )  # fmt: skip


@dataclass
class Written:
    """What was counted while the file was made."""

    lines: int = 0
    pence: int = 0
    size: int = 0
    digest: Any = field(default_factory=hashlib.sha256)


class _Memo(dict[Any, Any]):
    """Remembers how a value is written; forgets all of it before it grows."""

    def __init__(self, write: Callable[[Any], Any]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, value: Any) -> Any:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[value] = self._write(value)
        return found


class Writer:
    """Makes the file of one batch; `chunks()` gives its bytes and `written` counts them."""

    def __init__(self, batch: Batch) -> None:
        self.shape, self.batch_id = Shape.read(batch.mapping), batch.id
        self.written = Written()
        self._batch = {
            "batch": str(batch.number),
            "exported-at": _moment(self.shape.dates)(batch.begun_at.strftime("%Y-%m-%d %H:%M:%S")),
            "exported-by": safe(batch.by_name),
            "tax-year-sent": tax_year(local(batch.begun_at).date()),
        }
        self._memos = [self._memo(each) for each in self.shape.columns]

    def chunks(self) -> Iterator[bytes]:
        yield self._bytes([[safe(each.heading) for each in self.shape.columns]], mark=MARK)
        for rows in portions(self.batch_id):
            self.written.lines += len(rows)
            self.written.pence += sum(row[1] for row in rows)
            yield self._bytes(self._cells(rows))
        if self.shape.totals is Totals.LAST_ROW:
            yield self._bytes([self._last_row()])

    def rows(self, found: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """The cells of these lines, for a look at a few of them."""
        return self._cells(found)

    def _bytes(self, rows: Any, mark: str = "") -> bytes:
        text = StringIO()
        text.write(mark)
        csv.writer(text, delimiter=DELIMITERS[self.shape.delimiter], lineterminator="\r\n").writerows(rows)
        made = text.getvalue().encode()
        self.written.size += len(made)
        self.written.digest.update(made)
        return made

    def _cells(self, rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
        """Column by column: a value seen before is one look into a map."""
        by_column = list(zip(*rows, strict=True))
        return zip(*(self._column(each, memo, by_column, len(rows)) for each, memo in self._memos), strict=True)

    @staticmethod
    def _column(place: int | None, memo: Any, by_column: Sequence[Any], many: int) -> Any:
        if place is None:
            return [memo] * many
        return by_column[place] if memo is None else map(memo.__getitem__, by_column[place])

    def _memo(self, wanted: Column) -> tuple[int | None, Any]:
        """Which of `SELECTED` a column is made of (none: the same words in each row), and how it is written."""
        if wanted.words:
            words = [safe(each) for each in wanted.words]
            return (None, words[0]) if len(words) == 1 else (2, {"fee": words[0], "expense": words[1]})
        if wanted.field in self._batch:
            return None, self._batch[wanted.field]
        name, write = self._writers()[wanted.field]
        return SELECTED.index(name), None if write is None else _Memo(write)

    def _writers(self) -> dict[str, tuple[str, Callable[[Any], Any] | None]]:
        money, day, moment = _money(self.shape.money), _day(self.shape.dates), _moment(self.shape.dates)
        return {
            "line-id": ("ref", None),
            "payee-reference": ("payee_reference", safe),
            "payee-name": ("payee_name", safe),
            "route": ("route", lambda route: ROUTES[Route(route)]),
            "activity-date": ("happened_on", day),
            "period": ("happened_on", lambda on: on[:7]),
            "hours": ("minutes", lambda minutes: "" if minutes is None else f"{minutes / 60:.2f}"),
            "minutes": ("minutes", safe),
            "rate": ("rate_pence", money),
            "amount": ("pence", money),
            "element": ("element", None),
            "taxable": ("element", lambda element: "yes" if element == "fee" else "no"),
            "description": ("words", safe),
            "cost-centre": ("cost_centre", safe),
            "approver-1": ("confirmed_by", safe),
            "approved-1-at": ("confirmed_at", moment),
            "approver-2": ("authorised_by", safe),
            "approved-2-at": ("authorised_at", moment),
            "tax-year": ("happened_on", lambda on: tax_year(date.fromisoformat(on))),
            "takes-back": ("takes_back", safe),
            "pay-from": ("pay_from", day),
        }

    def _last_row(self) -> list[str]:
        total = [
            _money(self.shape.money)(self.written.pence) if each.field == "amount" else ""
            for each in self.shape.columns
        ]
        if not total[0]:
            total[0] = f"TOTAL {self.written.lines}"
        return total


def portions(batch_id: int) -> Iterator[Sequence[Any]]:
    """The lines of a batch in their order, so many at a time: neither database is asked to hold the rest."""
    last = 0
    while rows := db.rows(_wanted(), {"batch_id": batch_id, "last": last}):
        yield rows
        last = rows[-1][0]


def _wanted() -> Select[Any]:
    mine = *of_batch(bindparam("batch_id", type_=Integer)), PayableLine.id > bindparam("last")
    return lines().where(*mine).order_by(PayableLine.id).limit(PORTION)


def lines() -> Select[Any]:
    """`SELECTED` of lines, dates and moments as the text that both databases agree on."""
    line = PayableLine
    return select(
        line.id, line.pence, _text(line.element), line.ref, _text(line.route), line.payee_reference, line.payee_name,
        _text(line.happened_on), _text(line.pay_from), line.minutes, line.rate_pence, line.words, line.cost_centre,
        line.confirmed_by, _text(line.confirmed_at), line.authorised_by, _text(line.authorised_at),
        TAKEN_BACK.ref.label("takes_back"),
    ).outerjoin(TAKEN_BACK, line.reverses_id == TAKEN_BACK.id)  # fmt: skip


SELECTED = (
    "id pence element ref route payee_reference payee_name happened_on pay_from minutes rate_pence words cost_centre "
    "confirmed_by confirmed_at authorised_by authorised_at takes_back"
).split()


def _text(what: Any) -> Any:
    return cast(what, String)


def _money(how: Money) -> Callable[[int | None], str]:
    if how is Money.PENCE:
        return lambda pence: "" if pence is None else str(pence)
    return lambda pence: "" if pence is None else f"{'-' if pence < 0 else ''}{abs(pence) // 100}.{abs(pence) % 100:02}"


def _day(how: DateFormat) -> Callable[[str | None], str]:
    shape = {DateFormat.SLASHES: "%d/%m/%Y", DateFormat.BARE: "%Y%m%d", DateFormat.ISO: "%Y-%m-%d"}.get(how)
    return lambda on: "" if not on else _named(date.fromisoformat(on[:10]), shape)


def _named(on: date, shape: str | None) -> str:
    """The months of `NAMED` are English whatever the machine speaks."""
    return on.strftime(shape) if shape else f"{on.day:02}-{MONTHS[on.month - 1]}-{on.year}"


MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()


def _moment(how: DateFormat) -> Callable[[str | None], str]:
    """A moment of the database, in UTC, as London clocks showed it."""
    write = _day(how)

    def written(at: str | None) -> str:
        if not at:
            return ""
        shown = local(datetime.fromisoformat(f"{at[:19]}+00:00"))
        return f"{write(shown.date().isoformat())} {shown:%H:%M}"

    return written
