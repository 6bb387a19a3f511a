"""Frameworks that a plan can begin with, kept by the involvement team."""

from __future__ import annotations

from flask import Response, render_template, request, url_for

from app.coproduction.plans import actions, queries
from app.coproduction.plans.forms import FrameworkForm
from app.coproduction.plans.models import Framework
from app.coproduction.plans.presets import PRESETS
from app.coproduction.plans.routes.blueprint import Answer, bp
from app.core import web
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.permissions import team


@bp.get("/team/frameworks")
@allow(team)
def frameworks() -> Answer:
    rows = queries.frameworks()
    there = {row.name for row in rows}
    presets = {code: name for code, (name, _source, _lines) in PRESETS.items() if name not in there}
    return render_template("coproduction/plans/frameworks.html", rows=rows, presets=presets)


@bp.route("/team/frameworks/new", methods=["GET", "POST"])
@allow(team)
def new_framework() -> Answer:
    """An empty one, or one that we offer as a start: nothing of it is kept before it was read and saved."""
    preset = PRESETS.get(request.args.get("start", ""))
    given = {"name": preset[0], "source": preset[1], "text": _text(preset[2])} if preset else {}
    return _edit(None, FrameworkForm(data=given))


@bp.route("/team/frameworks/<ref>", methods=["GET", "POST"])
@allow(team)
def framework(ref: str) -> Answer:
    row = web.load(Framework, ref, lambda user, _row: team(user))
    return _edit(row.id, FrameworkForm(data={"name": row.name, "source": row.source, "text": _text(row.lines)}))


def _text(lines: object) -> str:
    assert isinstance(lines, list | tuple)
    return "\n".join("; ".join(cell for cell in line if cell) for line in lines)


def _edit(number: int | None, form: FrameworkForm) -> Answer:
    back = url_for("plans.frameworks")
    if form.validate_on_submit():
        lines = form.lines()
        if lines:
            told: Response | None = web.done(
                form,
                lambda by: actions.save_framework(number, form.name.data or "", form.source.data or "", lines, by=by),
                _("Saved. Plans that copied it before keep their copy."), back,
            )  # fmt: skip
            if told:
                return told
    title = _("Change a framework") if number else _("Add a framework")
    return render_template("coproduction/plans/form.html", form=form, back=back, title=title)
