"""How many panels had lived experience, and why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.coproduction.figures.pages.seen import Bar, Bars, Cell, Seen, Table, number, share, span, times
from app.coproduction.figures.queries import panels as queries
from app.coproduction.figures.queries.parts import Numbers, Part
from app.coproduction.figures.rules import percent
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.core.period import Period
from app.panels.pages import BANDS, INVOLVEMENTS, WHY_WITHOUT

NOTHING: Numbers = (0,) * 6
Names = Sequence[tuple[str, str]]  # (what is counted by, how it is read), in the order of the table


def seen(period: Period, team: int | None, teams: Sequence[tuple[int, str, str]]) -> Seen:
    found = queries.counted(period, team)
    all_ = found.all.get("", NOTHING)
    bands = [*((code, str(words)) for code, words in BANDS.items()), ("", _("Not said"))]
    roles = [(each.value, str(words)) for each, words in INVOLVEMENTS.items()]
    reasons = [*((each.value, str(words)) for each, words in WHY_WITHOUT.items()), ("", _("Not said yet"))]
    by_team = [(str(at), name) for at, _ref, name in teams]
    return Seen(
        finding=_finding(all_),
        days=span(period.first, period.last),
        before=span(period.before.first, period.before.last),
        more=[_compared(all_), _chaired(all_)],
        charts=[_bars(found.bands, bands)],
        tables=[
            _whole(all_),
            _shares(_("By band of the post"), _("Band"), found.bands, bands, "band"),
            _shares(_("By team"), _("Team"), found.teams, by_team, "of"),
            _counts(_("What advisors did, where they took part"), found.involvements, roles, "role", lived="yes"),
            _counts(_("Why a panel had nobody with lived experience"), found.reasons, reasons, "why", lived="no"),
        ],
        notes=[
            _("A panel counts on its first day of interviews. One that was called off does not count."),
            _("Somebody who sits in to learn does not make it a panel with lived experience."),
        ],
    )


def _finding(all_: Numbers) -> str:
    panels, lived = all_[:2]
    if not panels:
        return _("No panel is recorded for this time.")
    return ngettext(
        "%(lived)s of %(num)d panel had lived experience: %(share)s.",
        "%(lived)s of %(num)d panels had lived experience: %(share)s.",
        panels, lived=lived, share=share(lived, panels).words,
    )  # fmt: skip


def _compared(all_: Numbers) -> str:
    panels, lived, _chair, earlier, lived_before, _chair_before = all_
    now, then = percent(lived, panels), percent(lived_before, earlier)
    if now is None or then is None:
        return _("There is no panel of the time before to compare with.") if not earlier else ""
    return _("In the time before it was %(share)s.", share=f"{then}%")


def _chaired(all_: Numbers) -> str:
    if not all_[0]:
        return ""
    return _("An expert by experience chaired %(share)s of all panels.", share=share(all_[2], all_[0]).words)


def _whole(all_: Numbers) -> Table:
    panels, lived, chair, *then = all_
    rows: list[tuple[str, list[Cell]]] = [
        (_("Panels"), [number(panels, all="yes"), number(then[0])]),
        (_("With lived experience"), [number(lived, lived="yes"), number(then[1])]),
        (_("With lived experience, in 100"), [share(lived, panels), share(then[1], then[0])]),
        (_("Without"), [number(panels - lived, lived="no"), number(then[0] - then[1])]),
        (_("Chaired by an expert by experience"), [number(chair, chaired="yes"), number(then[2])]),
        (_("Chaired by one, in 100"), [share(chair, panels), share(then[2], then[0])]),
    ]
    return Table(_("All panels"), [_("What"), *times()], rows)


def _shares(caption: str, head: str, found: Part, names: Names, asks: str) -> Table:
    heads = [head, _("Panels"), _("With lived experience"), _("Share"), _("Share before")]
    rows = []
    for code, name in names:
        panels, lived, _chair, earlier, lived_before, _chair_before = found.get(code, NOTHING)
        if panels or earlier:
            cells = [number(panels, **{asks: code}), number(lived, lived="yes", **{asks: code})]
            rows.append((name, [*cells, share(lived, panels), share(lived_before, earlier)]))
    return Table(caption, heads, rows, _("No panel is recorded for this time."))


def _counts(caption: str, found: Part, names: Names, asks: str, **more: str) -> Table:
    rows = [
        (name, [number(found[code][0], **more, **{asks: code}), number(found[code][3])])
        for code, name in names if code in found
    ]  # fmt: skip
    return Table(caption, [_("What"), *times()], rows, _("There is none in this time or the time before."))


def _bars(found: Part, names: Names) -> Bars:
    bars = []
    for code, name in names:
        panels, lived, _chair, earlier, lived_before, _chair_before = found.get(code, NOTHING)
        if panels:
            before = share(lived_before, earlier).words
            bars.append(Bar(name, percent(lived, panels) or 0, share(lived, panels).words, before))
    return Bars(_("In 100 panels, how many had lived experience"), [_("Band"), *times()], bars)


def card(panel: Any) -> Mapping[str, Any]:
    """One panel of a list of rows."""
    return {"title": panel.post, "day": panel.first_on, "team": panel.team.name, "ref": panel.ref}
