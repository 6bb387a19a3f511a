"""Papers: each as a page that prints clean, as a PDF, and as a PDF in large print."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response, abort, render_template, url_for
from flask_login import current_user
from sqlalchemy.orm import joinedload, selectinload

from app.coproduction.feedback.permissions import for_somebody, own
from app.core import clock, papers, web
from app.core.permissions import allow
from app.home.papers import claim, day, feedback, jobcentre, letters, passport, story, walls
from app.home.routes.about import bp
from app.opportunities.models import Opportunity, Session
from app.opportunities.permissions import may_host, may_manage
from app.opportunities.queries import whole_options
from app.people import queries
from app.people.acting import page_after
from app.people.models import Team
from app.people.passport.reading import note_reads
from app.people.permissions import advisor, host, team
from app.recognition.claims.models import Claim
from app.recognition.claims.permissions import owns, speaks_for
from app.recognition.claims.queries import WHOLE
from app.recognition.story.together import pair, read_by_host
from app.recognition.thanks.queries import part

Answer = Response | str
LETTERS = {
    "timetable": letters.timetable, "record": letters.record, "jobcentre": jobcentre.jobcentre,
    **passport.PAPERS,
}  # fmt: skip
WHICH = "<any(timetable, record, jobcentre, passport, 'passport-to-show'):which>"
STORY = "<any(story, cv, 'cv-with-names'):which>"
MAY: dict[str, Callable[[Any, Opportunity], bool]] = {"team": may_manage, "host": may_host}
AREA = "/<any(host, team):area>"


def forms_of(path: str) -> Callable[[Any], Any]:
    """The three addresses of one paper: the page, the file, the file in large print."""

    def add(view: Any) -> Any:
        view = bp.get(f"{path}/large-print.pdf", defaults={"form": "large-print"})(view)
        view = bp.get(f"{path}.pdf", defaults={"form": "pdf"})(view)
        return bp.get(path, defaults={"form": "page"})(view)

    return add


@forms_of(f"/my-involvement/papers/{WHICH}")
@allow(advisor)
def my_paper(which: str, form: str) -> Answer:
    me = queries.whole_person(current_user.person_id)
    back = url_for("passport.my_show" if which in passport.PAPERS else "home.my_involvement")
    return _letter(LETTERS[which](me, clock.now()), form, "home.my_paper", back, which=which)


@forms_of(f"/team/people/<ref>/papers/{WHICH}")
@allow(team)
def paper_for(ref: str, which: str, form: str) -> Answer:
    found = queries.advisor_by_ref(ref) or abort(404)
    if note_reads({found.id: passport.read_in(which, found.id)}, current_user.person_id):
        found = queries.advisor_by_ref(ref) or abort(404)
    back = page_after(found, url_for("passport.show" if which in passport.PAPERS else "register.person", ref=ref))
    return _letter(LETTERS[which](found, clock.now()), form, "home.paper_for", back, ref=ref, which=which)


def _letter(letter: papers.Letter, form: str, endpoint: str, back: str, **named: Any) -> Answer:
    page, drawn, name = "home/paper_letter.html", "core/letter.typ", named["which"]
    return drawn_as(letter, form, endpoint, page, drawn, back=back, name=name, **named)


@forms_of(f"/my-involvement/with/<team_ref>/papers/{STORY}")
@allow(advisor)
def my_story(team_ref: str, which: str, form: str) -> Answer:
    me, back = queries.whole_person(current_user.person_id), url_for("story.show", team_ref=team_ref)
    made = story.PAPERS[which](me, *pair(me.id, team_ref), clock.now())
    return _letter(made, form, "home.my_story", back, which=which, team_ref=team_ref)


@forms_of(f"/team/people/<ref>/with/<team_ref>/papers/{STORY}")
@allow(team)
def story_for(ref: str, team_ref: str, which: str, form: str) -> Answer:
    found = queries.advisor_by_ref(ref) or abort(404)
    made = story.PAPERS[which](found, *pair(found.id, team_ref), clock.now())
    back = page_after(found, url_for("story.index_for", ref=ref))
    return _letter(made, form, "home.story_for", back, ref=ref, which=which, team_ref=team_ref)


@forms_of("/claims/<ref>/form")
@allow(advisor)
def claim_form(ref: str, form: str) -> Answer:
    made = claim.form(web.load(Claim, ref, owns, *WHOLE), clock.today())
    return _letter(made, form, "home.claim_form", url_for("claims.show", ref=ref), which="claim-form", ref=ref)


@forms_of("/team/claims/for/<person>/<ref>/form")
@allow(team)
def claim_form_for(person: str, ref: str, form: str) -> Answer:
    """For somebody who asks for it on paper."""
    made = claim.form(web.load(Claim, ref, lambda user, it: speaks_for(user, it) and it.person.ref == person, *WHOLE),
                      clock.today())  # fmt: skip
    back = url_for("claims.show", person=person, ref=ref)
    return _letter(made, form, "home.claim_form_for", back, which="claim-form", person=person, ref=ref)


@forms_of("/my-involvement/feedback/<key>/form")
@allow(advisor)
def feedback_form(key: str, form: str) -> Answer:
    made = feedback.form(web.allowed(part(key), own), clock.today())
    return _letter(made, form, "home.feedback_form", url_for("feedback.say", key=key), which="how-it-was", key=key)


@forms_of("/team/feedback/for/<key>/form")
@allow(team)
def feedback_form_for(key: str, form: str) -> Answer:
    """For somebody who asks for it on paper."""
    made = feedback.form(web.allowed(part(key), for_somebody), clock.today())
    back = url_for("feedback.say_for", key=key)
    return _letter(made, form, "home.feedback_form_for", back, which="how-it-was", key=key)


@forms_of("/host/stories/<ref>/paper")
@allow(host)
def shared_story(ref: str, form: str) -> Answer:
    """For the file of an accreditation, while it is shared; each time it is read."""
    found, told = read_by_host(ref)
    made, back = story.for_host(found, told, clock.now()), url_for("story.read", ref=ref)
    page, drawn = "home/paper_letter.html", "core/letter.typ"
    return drawn_as(made, form, "home.shared_story", page, drawn, back=back, name="story", ref=ref)


@forms_of("/team/opportunities/<ref>/papers/sign-up-sheet")
@allow(team)
def sign_up_sheet(ref: str, form: str) -> Answer:
    found = _on_a_wall("team", ref)
    back = url_for("places.team_places", ref=ref)
    made = walls.sign_up_sheet(found)
    page, drawn = "home/sign_up_sheet.html", "home/papers/sign_up_sheet.typ"
    return drawn_as(made, form, "home.sign_up_sheet", page, drawn, back=back, name="sign-up-sheet", ref=ref)


@forms_of(f"{AREA}/opportunities/<ref>/papers/poster")
@allow(team, host)
def poster(area: str, ref: str, form: str) -> Answer:
    found = _on_a_wall(area, ref)
    back = url_for(f"places.{area}_places", ref=ref)
    made = walls.poster(found)
    return drawn_as(
        made, form, "home.poster", "home/poster.html", "home/papers/poster.typ",
        back=back, name="poster", area=area, ref=ref,
    )  # fmt: skip


def _on_a_wall(area: str, ref: str) -> Opportunity:
    """What may hang on a wall; for anything else there is no such paper."""
    found = web.load(Opportunity, ref, MAY[area], *whole_options())
    return found if walls.may_hang(found) else abort(404)


@forms_of(f"{AREA}/sessions/<ref>/papers/day")
@allow(team, host)
def day_sheet(area: str, ref: str, form: str) -> Answer:
    whole = joinedload(Session.opportunity).options(
        joinedload(Opportunity.seats),
        selectinload(Opportunity.sessions),
        joinedload(Opportunity.team).selectinload(Team.members),
    )
    session = web.load(Session, ref, lambda user, found: MAY[area](user, found.opportunity), whole)
    back = url_for(f"places.{area}_places", ref=session.opportunity.ref)
    return drawn_as(
        day.day_sheet(session), form, "home.day_sheet", "home/day_sheet.html", "home/papers/day.typ",
        back=back, name="the-day", area=area, ref=ref,
    )  # fmt: skip


def drawn_as(
    paper: Any, form: str, endpoint: str, page: str, drawn: str, *, back: str, name: str, **named: Any
) -> Answer:
    if form != "page":
        data = paper.paper(large_print=form == "large-print")
        return papers.as_pdf(drawn, data, name=name, instead=url_for(endpoint, form="page", **named))
    files = {kind: url_for(endpoint, form=kind, **named) for kind in ("pdf", "large-print")}
    return render_template(page, paper=paper, files=files, back=back)
