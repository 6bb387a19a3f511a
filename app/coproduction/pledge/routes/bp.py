"""The blueprint, and what taking the pledge looks like, whoever takes it."""

from __future__ import annotations

from collections.abc import Callable

from flask import Blueprint, Response, flash, redirect, render_template

from app.coproduction.pledge import queries
from app.coproduction.pledge.actions import Said
from app.coproduction.pledge.forms import PledgeForm, TeamPledgeForm
from app.coproduction.pledge.models import Pledge, PledgeWording
from app.core import db
from app.core.errors import RuleBroken

bp = Blueprint("pledge", __name__)
Answer = Response | str


def page_of(
    form: PledgeForm | TeamPledgeForm, verb: Callable[[Said], object], said: str, back: str, *, title: str,
    words: PledgeWording | None,
) -> Answer:  # fmt: skip
    """The form with the words above it; after a refusal with the words as they are now."""
    if words is not None and form.validate_on_submit():
        given = form.said()
        try:
            with db.transaction():
                verb(given)
        except RuleBroken as broken:
            form.form_errors.append(str(broken))
            words = queries.current()
        else:
            flash(said, "success")
            return redirect(back)  # type: ignore[return-value]
    form.wording.data = str(words.id) if words else ""
    return render_template("coproduction/pledge/take.html", form=form, words=words, back=back, title=title)


def given(pledge: Pledge | None) -> dict[str, object]:
    """What stands in the form at first."""
    if pledge is None:
        return {}
    team = pledge.counts_for.ref if pledge.counts_for else None
    return {"promise": pledge.promise, "wall": pledge.wall.value, "team": team}
