"""What changed, for everybody: a page and a feed. Nothing of a person stands on either."""

from __future__ import annotations

from typing import Any

from flask import Response, current_app, render_template, request, url_for

from app.coproduction.outcomes import pages
from app.coproduction.outcomes.queries import public
from app.coproduction.outcomes.routes.blueprint import bp
from app.core import atom, clock
from app.core.forms.cleaning import clean_line
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone

IN_FEED = 50
PAGE, FEED = "/what-changed", "/what-changed.atom"  # in the feed for ever the same, wherever it is mounted


@bp.get(PAGE)
@allow(anyone)
def what_changed() -> str:
    wanted, now = _wanted(), clock.now()
    points, more = public.what_changed(wanted, now)
    narrowed: dict[str, Any] = {"team": wanted.team or None, "year": wanted.year}
    older = url_for("outcomes.what_changed", before=points[-1].ref, **narrowed) if more else ""
    return render_template(
        "coproduction/outcomes/what_changed.html", points=points, older=older, pages=pages, wanted=wanted,
        choices=public.choices(now), organisation=current_app.config["ORGANISATION_NAME"],
    )  # fmt: skip


@bp.get(FEED)
@allow(anyone)
def what_changed_feed() -> Response:
    points, _more = public.what_changed(public.Wanted(), clock.now(), IN_FEED)
    entries = [
        atom.Entry(
            f"{PAGE}#{each.ref}", pages.about(each),
            f"{_('You said')}: {each.said}\n\n{pages.heading(each)}: {each.words}", each.at, each.kind,
        )
        for each in points
    ]  # fmt: skip
    title = _("What changed: %(who)s", who=current_app.config["ORGANISATION_NAME"])
    return atom.feed(title, PAGE, FEED, entries)


def _wanted() -> public.Wanted:
    """Nothing can be wrong: what is not known is not asked."""
    team, year, before = ((clean_line(request.args.get(name, "")) or "")[:40] for name in ("team", "year", "before"))
    known = year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100
    return public.Wanted(team, int(year) if known else None, before)
