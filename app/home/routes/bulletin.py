"""The weekly bulletin: for the involvement team alone."""

from __future__ import annotations

from datetime import date

from flask import Response, abort, flash, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from app.bulletin import actions, queries
from app.bulletin.models import Bulletin
from app.bulletin.rules import week_of
from app.bulletin.writing import written
from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.formatting import people
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.home.bulletin import pages
from app.home.bulletin.form import BulletinForm
from app.home.papers.bulletin import bulletin_sheet
from app.home.routes.about import bp
from app.home.routes.papers import drawn_as, forms_of
from app.messages.write import Contents, bulletin_text
from app.people.permissions import team

Answer = Response | str


@bp.route("/team/bulletin", methods=["GET", "POST"])
@allow(team)
def bulletin() -> Answer:
    """This week's, written already; and those that went out."""
    now = clock.now()
    draft = queries.current(now)
    form: BulletinForm | None = None
    theirs: Bulletin | None = None
    if draft.sent_at is None:
        made = written(draft, now)
        form = BulletinForm.of(draft, made)
        if form.validate_on_submit():
            try:
                _save(draft, form)
            except actions.Overtaken as overtaken:
                form.form_errors.append(str(overtaken))
                theirs = _newest(form)
            except RuleBroken as broken:
                flash(str(broken), "error")
                return redirect(url_for("home.bulletin"))  # type: ignore[return-value]
            else:
                return _after(form)
    page = web.paginate(queries.sent())
    return render_template(
        "home/bulletin.html", form=form, draft=draft, theirs=theirs, page=page, facts_of=pages.sent_facts
    )


def _save(draft: Bulletin, form: BulletinForm) -> None:
    week, typed, by = draft.week, form.draft(), web.actor()
    with db.transaction():
        actions.save(week, typed, by=by)


def _newest(form: BulletinForm) -> Bulletin:
    """What somebody else saved; the next press goes over it on purpose."""
    newest = queries.current(clock.now())
    form.version.data = str(newest.version)
    return newest


def _after(form: BulletinForm) -> Response:
    if form.keep.data:
        flash(_("Saved. Nothing has been sent."), "success")
        return redirect(url_for("home.bulletin"))  # type: ignore[return-value]
    return redirect(url_for("home.bulletin_preview"))  # type: ignore[return-value]


@bp.get("/team/bulletin/preview")
@allow(team)
def bulletin_preview() -> Answer:
    return _preview(moved_on="")


def _preview(moved_on: str, before: Bulletin | None = None) -> Answer:
    """`before` is an earlier week's, of which the words are shown beside it."""
    now = clock.now()
    draft = queries.current(now)
    if draft.sent_at is not None:
        return redirect(url_for("home.bulletin"))  # type: ignore[return-value]
    shown = pages.preview(written(draft, now), queries.readers(draft.week, told_too=draft.told_too))
    return render_template("home/bulletin_preview.html", shown=shown, draft=draft, moved_on=moved_on, before=before)


@bp.post("/team/bulletin/send")
@allow(team)
def bulletin_send() -> Answer:
    """Sends what was shown; else shows what it is now."""
    week, shown, by = week_of(clock.now()), request.form.get("shown", ""), web.actor()
    looked_at = _day(request.form.get("week") or week.isoformat())
    if looked_at < week:
        return _new_week(looked_at, week)
    try:
        with db.transaction():
            number = actions.send(week, shown, by=by)
    except actions.Moved as moved:
        return _preview(str(moved))
    except RuleBroken as broken:
        flash(str(broken), "error")
        return redirect(url_for("home.bulletin"))  # type: ignore[return-value]
    flash(_("The bulletin goes to %(people)s, each in the way they chose.", people=people(number)), "success")
    return redirect(url_for("home.bulletin_of", week=week.isoformat()))  # type: ignore[return-value]


def _new_week(looked_at: date, week: date) -> Answer:
    """What was shown is not of this week any more: nothing is sent, and no words of it are lost."""
    by = web.actor()
    with db.transaction():
        carried = actions.carry_over(looked_at, week, by=by)
    if carried:
        return _preview(_("A new week has begun, so nothing was sent. This is the bulletin of the new week, "
                          "with your words in it. Please look again."))  # fmt: skip
    old = queries.of_week(looked_at)
    if old is not None and old.sent_at is not None:
        return _preview(_("A new week has begun, and the bulletin that you looked at was sent already. "
                          "This is the bulletin of the new week."))  # fmt: skip
    words = old if old is not None and (old.opening or old.closing) else None
    return _preview(_("A new week has begun, so nothing was sent. This is the bulletin of the new week. "
                      "Please look again."), before=words)  # fmt: skip


@bp.get("/team/bulletin/<week>")
@allow(team)
def bulletin_of(week: str) -> str:
    """One that was sent."""
    found = queries.of_week(_day(week))
    if found is None or found.sent_at is None:
        abort(404)
    text = bulletin_text(pages.of(found.contents))
    return render_template("home/bulletin_sent.html", bulletin=found, facts=pages.sent_facts(found), text=text)


@bp.get("/team/bulletin/<week>/plain")
@allow(team)
def bulletin_plain(week: str) -> str:
    """Plain text, to select and copy."""
    on = _day(week)
    return render_template("home/bulletin_plain.html", text=bulletin_text(_contents(on)), week=on, back=_back(on))


@forms_of("/team/bulletin/<week>/paper")
@allow(team)
def bulletin_paper(week: str, form: str) -> Answer:
    on = _day(week)
    sheet, page, drawn = bulletin_sheet(_contents(on), on), "home/bulletin_paper.html", "home/papers/bulletin.typ"
    return drawn_as(sheet, form, "home.bulletin_paper", page, drawn, back=_back(on), name="bulletin", week=week)


def _contents(week: date) -> Contents:
    """Of a week's bulletin: as it was sent, or as this week's would be sent now."""
    now = clock.now()
    found = queries.current(now) if week == week_of(now) else queries.of_week(week)
    if found is None or (found.sent_at is None and week != week_of(now)):
        abort(404)
    return pages.of(found.contents) if found.sent_at is not None else written(found, now).contents


def _back(week: date) -> str:
    found = queries.of_week(week)
    sent = found is not None and found.sent_at is not None
    return url_for("home.bulletin_of", week=week.isoformat()) if sent else url_for("home.bulletin")


def _day(said: str) -> date:
    try:
        return date.fromisoformat(said)
    except ValueError:
        raise NotFound from None
