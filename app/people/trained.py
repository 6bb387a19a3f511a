"""How training and checks are said."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from app.core import clock, formatting
from app.core.i18n import gettext as _
from app.people.checks import check_words
from app.people.models import Advisor, CheckRecord, TrainingGrant, TrainingRecord


def training(advisor: Advisor, names: dict[str, str]) -> list[tuple[str, str]]:
    """Training as (name, when) pairs; `names` of the courses by code."""
    written = [(names[each.course_code], _evident(each)) for each in advisor.training]
    granted = [(names[each.course_code], _granted(each)) for each in advisor.granted]
    return [*written, *granted]


def _evident(record: TrainingRecord) -> str:
    when = _when(record.done_on, record.expires_on)
    return _("%(when)s (%(evidence)s)", when=when, evidence=record.evidence) if record.evidence else when


def _granted(record: TrainingGrant) -> str:
    return _("%(when)s, by taking part", when=_when(record.done_on, record.expires_on))


def checks(records: Iterable[CheckRecord]) -> list[tuple[str, str]]:
    """Checks that are clear as (name, when) pairs; of one whose last day is over that is said."""
    return [(check_words(each.check_code), _check_when(each)) for each in records]


def _check_when(record: CheckRecord) -> str:
    when = _when(record.cleared_on, record.counts_until)
    return when if record.counts_on(clock.today()) else _("%(when)s. It does not count any more.", when=when)


def _when(done_on: date | None, expires_on: date | None) -> str:
    done = _("done on %(day)s", day=formatting.day(done_on)) if done_on else _("done, the day is not known")
    return _("%(done)s, counts until %(day)s", done=done, day=formatting.day(expires_on)) if expires_on else done
