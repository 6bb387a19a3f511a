"""The list of a team's panels, and how many had lived experience."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.core.csv_file import Cell
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.panels.models import Panel
from app.panels.pages.labels import BANDS, INVOLVEMENTS, STATES, WHY_WITHOUT, days_words
from app.panels.queries import Row
from app.panels.rules.figures import Share, by, share
from app.panels.states import Involvement, WhyWithout


@dataclass(frozen=True)
class Figures:
    """`headline` in a sentence; the tables as (name, cells)."""

    headline: str
    bands: list[tuple[str, list[str]]]
    involvements: list[tuple[str, list[str]]]
    reasons: list[tuple[str, list[str]]]


def figures(rows: Sequence[Row]) -> Figures:
    lived, without = [row for row in rows if row.lived], [row for row in rows if not row.lived]
    return Figures(
        headline=_headline(share("", rows)),
        bands=[_of(each, BANDS, _("Not said")) for each in by(rows, lambda row: row.band, [*BANDS, ""])],
        involvements=_counts(by(lived, lambda row: row.involvement, list(Involvement)), INVOLVEMENTS),
        reasons=_counts(by(without, lambda row: row.why_without, [*WhyWithout, None]), WHY_WITHOUT),
    )


def _headline(all_: Share) -> str:
    if not all_.all:
        return _("No panel is recorded for this time.")
    return ngettext(
        "%(lived)s of %(num)d panel had lived experience.", "%(lived)s of %(num)d panels had lived experience.",
        all_.all, lived=all_.lived,
    )  # fmt: skip


def _of(one: Share, words: dict[Any, Any], missing: str) -> tuple[str, list[str]]:
    return str(words.get(one.name) or missing), [_("%(lived)s of %(all)s", lived=one.lived, all=one.all)]


def _counts(shares: Sequence[Share], words: dict[Any, Any]) -> list[tuple[str, list[str]]]:
    return [(str(words.get(each.name) or _("Not said yet")), [str(each.all)]) for each in shares]


def card(panel: Panel) -> tuple[str, list[tuple[str, str]], tuple[str, str]]:
    """Title, pairs and tag of one panel in the list."""
    words, colour = STATES[panel.state]
    why = str(WHY_WITHOUT[panel.why_without]) if panel.why_without else ""
    how = "" if panel.involvement is Involvement.NONE else str(INVOLVEMENTS[panel.involvement])
    pairs = [
        (_("Interviews"), days_words(panel)), (_("Band"), str(BANDS.get(panel.band, ""))),
        (_("Team"), panel.team.name), (_("Advisors"), how), (_("Without lived experience"), why),
    ]  # fmt: skip
    return panel.post, pairs, (str(words), colour)


def file_rows(rows: Sequence[Row]) -> Iterator[list[Cell]]:
    """No names: neither of candidates, which we do not have, nor of members."""
    for row in rows:
        yield [
            row.first_on.isoformat(), row.team, row.post, str(BANDS.get(row.band, "")),
            _("Yes") if row.lived else _("No"),
            str(INVOLVEMENTS[row.involvement]) if row.lived else "",
            str(WHY_WITHOUT[row.why_without]) if row.why_without and not row.lived else "",
        ]  # fmt: skip


def heading() -> list[str]:
    return [
        _("First day"), _("Team"), _("Post"), _("Band"), _("Lived experience"), _("What advisors did"),
        _("Why without"),
    ]  # fmt: skip
