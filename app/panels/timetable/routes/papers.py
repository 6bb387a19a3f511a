"""Sheets: one's own on a phone and on paper, and for hosts the whole timetable and everybody's sheets to print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import render_template, url_for
from flask_login import current_user

from app.core import papers, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.panels import queries as panels
from app.panels.conflicts.queries import steps_aside
from app.panels.models import Panel
from app.panels.permissions import on_panel
from app.panels.queries import Sitting
from app.panels.states import PanelState
from app.panels.timetable import pages
from app.panels.timetable.pages import Papers, Sheet
from app.panels.timetable.routes.blueprint import AREA, Answer, Hand, bp, hand_of, in_hand, staff
from app.people.permissions import team

DRAWN = "panels/timetable/sheet.typ"


def forms_of(path: str) -> Callable[[Any], Any]:
    """The three addresses of one paper: the page, which a link without a form leads to, the file, the large print."""

    def add(view: Any) -> Any:
        view = bp.get(path, defaults={"form": "page"})(view)
        view = bp.get(f"{path}.pdf", defaults={"form": "pdf"})(view)
        return bp.get(f"{path}/large-print.pdf", defaults={"form": "large-print"})(view)

    return add


@forms_of("/panels/<ref>/timetable")
@allow(signed_in)
def own(ref: str, form: str) -> Answer:
    """What I do when."""
    panel = web.load(Panel, ref, on_panel)
    hand, me = hand_of(panel), panels.sits_on(panel, current_user.person_id)
    back = url_for("panels.show", ref=ref)
    if me is None or hand.timetable is None or panel.state is PanelState.CALLED_OFF:
        return render_template("panels/timetable/not_yet.html", back=back, off=panel.state is PanelState.CALLED_OFF)
    sheet = _own(hand, me, _aside_of(panel, current_user.person_id))
    return _drawn(Papers(_("Your day"), [sheet], _columns()), form, "timetable.own", back, ref=ref)


@forms_of(f"{AREA}/whole")
@staff
def whole(ref: str, form: str) -> Answer:
    hand = in_hand(ref)
    aside = _all_aside(hand.panel) if team(current_user) else pages.NOBODY
    sheet = pages.whole_sheet(_heading(hand), hand.made(), hand.places(), aside)
    return _drawn(Papers(_("Timetable"), [sheet], _columns()), form, "timetable.whole", hand.back, ref=ref)


@forms_of(f"{AREA}/sheets")
@staff
def sheets(ref: str, form: str) -> Answer:
    """Everybody's own, each on a page of its own, to hand out."""
    hand = in_hand(ref)
    hand.made()
    found = [_own(hand, one) for one in panels.sitting(hand.panel)]
    return _drawn(Papers(_("Everybody's sheets"), found, _columns()), form, "timetable.sheets", hand.back, ref=ref)


def _own(hand: Hand, one: Sitting, aside: pages.Aside = pages.NOBODY) -> Sheet:
    return pages.own_sheet(_heading(hand), one, hand.made(), hand.places(), aside)


def _aside_of(panel: Panel, person_id: int) -> pages.Aside:
    """For the person alone: a host who prints the sheets of all does not learn who knows whom."""
    said = _("You step aside here, and do not score.")
    return {number: [said] for whose, number in steps_aside(panel.id) if whose == person_id}


def _all_aside(panel: Panel) -> pages.Aside:
    """For the involvement team, which decided it: that somebody steps aside, and not why."""
    found: dict[int, list[str]] = {}
    for person_id, number in sorted(steps_aside(panel.id)):
        one = panels.sits_on(panel, person_id)
        if one is not None:
            found.setdefault(number, []).append(_("%(name)s steps aside.", name=one.name))
    return found


def _heading(hand: Hand) -> str:
    return _("Interviews: %(post)s", post=hand.panel.post)


def _columns() -> tuple[str, str]:
    return _("When"), _("What")


def _drawn(paper: Papers, form: str, endpoint: str, back: str, **named: Any) -> Answer:
    if form != "page":
        data = paper.paper(large_print=form == "large-print")
        return papers.as_pdf(DRAWN, data, name="timetable", instead=url_for(endpoint, form="page", **named))
    files = {kind: url_for(endpoint, form=kind, **named) for kind in ("pdf", "large-print")}
    return render_template("panels/timetable/paper.html", paper=paper, files=files, back=back)
