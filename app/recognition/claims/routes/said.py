""" "I took part", for what nobody has recorded yet."""

from __future__ import annotations

from flask import abort, render_template

from app.core import clock
from app.recognition.claims import actions, queries
from app.recognition.claims.forms import SaidForm, for_them
from app.recognition.claims.routes.bp import Answer, both, done, page, to, whose


@both("/say/<place>/<part>", "GET", "POST")
def say(place: str, part: str, person: str | None = None) -> Answer:
    who = whose(person)
    found = next(
        (each for each in queries.unsaid(who.id, clock.now()) if (each.place.ref, each.key) == (place, part)), None
    ) or abort(404)
    form = for_them(SaidForm, who.id if person else None)
    opportunity, session = found.place.opportunity, found.session
    if not form.is_submitted():
        form.minutes.data = session.minutes if session else opportunity.activity_minutes or None
        form.prep.data = opportunity.prep_minutes or None
    ids, made = (found.place.id, session.id if session else None), []
    if form.validate_on_submit():
        minutes, prep = form.minutes.data or 0, form.prep.data or 0
        saved = done(form, who.id, lambda by: made.append(actions.say(*ids, minutes, prep, by=by).ref), "", "/")
        if saved:
            saved.location = page(made[0], person)  # type: ignore[union-attr]
            return saved
        return render_template("recognition/claims/say_refused.html", form=form, back=to("index", person))
    return render_template(
        "recognition/claims/say.html", form=form, found=found, back=to("index", person), person=person
    )
