"""Certificates: the holder's page, paper and choices; the same paper for the team; the check for anyone with a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import Response, abort, current_app, flash, redirect, render_template, url_for
from flask_login import current_user

from app.core import db, papers, web
from app.core.actor import Actor
from app.core.i18n import gettext as _
from app.core.permissions import allow, anyone
from app.people.behalf import behalf
from app.people.permissions import advisor, team
from app.recognition import actions, pages, queries
from app.recognition.forms import NO, YES, ShowsForm, ShowsOnBehalfForm
from app.recognition.models import Certificate
from app.recognition.papers import queries as papers_of_all
from app.recognition.papers.pages import checked
from app.recognition.permissions import holds, prints
from app.recognition.routes.bp import Answer, bp


@bp.get("/certificates/<code>")
@allow(anyone)
def check(code: str) -> Answer:
    """Off, taken back and unknown are one and the same 404."""
    found = queries.confirmed(code.lower())
    if found:
        words = render_template("recognition/check.html", shown=pages.check_facts(found))
    else:
        words = _of_another_kind(code.lower()) or abort(404)
    answer = Response(words)
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _of_another_kind(code: str) -> str | None:
    """A paper, or what a room after this one gives: each is asked in turn (`certificate_checks`)."""
    paper = papers_of_all.confirmed(code)
    if paper:
        return render_template("recognition/papers/check.html", paper=paper, sheet=checked(paper))
    checks: Sequence[Callable[[str], str | None]] = current_app.extensions.get("certificate_checks", ())
    return next((words for ask in checks if (words := ask(code))), None)


@bp.get("/my-involvement/certificates/<code>")
@allow(advisor)
def certificate(code: str) -> Answer:
    found = _held(code)
    links = {"back": url_for("home.my_involvement"), "shows": url_for("recognition.shows", code=found.code)}
    return _page(found, "certificate", links)


@bp.route("/my-involvement/certificates/<code>/shows", methods=["GET", "POST"])
@allow(advisor)
def shows(code: str) -> Answer:
    """The public check on or off, and what it and the certificate show."""
    found = _held(code)
    form = ShowsForm(data=_chosen(found))
    return _choose(found, form, url_for("recognition.certificate", code=found.code), web.actor)


@bp.get("/my-involvement/certificates/<code>.pdf")
@allow(advisor)
def certificate_pdf(code: str) -> Answer:
    return _pdf(_held(code), "recognition.certificate")


@bp.get("/my-involvement/certificates/<code>/large-print.pdf")
@allow(advisor)
def certificate_large_print(code: str) -> Answer:
    return _pdf(_held(code), "recognition.certificate", large_print=True)


@bp.get("/team/certificates/<code>")
@allow(team)
def printed(code: str) -> Answer:
    found = _printable(code)
    return _page(found, "printed", {"shows": url_for("recognition.shows_on_behalf", code=found.code)})


@bp.route("/team/certificates/<code>/shows", methods=["GET", "POST"])
@allow(team)
def shows_on_behalf(code: str) -> Answer:
    """The same for somebody who asked the team to."""
    found = _printable(code)
    form = ShowsOnBehalfForm(whose=found.contribution.person_id, data=_chosen(found))
    back = url_for("recognition.printed", code=found.code)
    return _choose(found, form, back, lambda: behalf(found.contribution.person_id, form))


@bp.get("/team/certificates/<code>.pdf")
@allow(team)
def printed_pdf(code: str) -> Answer:
    return _pdf(_printable(code), "recognition.printed")


@bp.get("/team/certificates/<code>/large-print.pdf")
@allow(team)
def printed_large_print(code: str) -> Answer:
    return _pdf(_printable(code), "recognition.printed", large_print=True)


def _held(code: str) -> Certificate:
    found = queries.certificate(code)
    return found if found and holds(current_user, found) else abort(404)


def _printable(code: str) -> Certificate:
    found = queries.certificate(code)
    return found if found and prints(current_user, found) else abort(404)


def _chosen(found: Certificate) -> dict[str, object]:
    chosen = {"name": found.shows_name, "title": found.shows_title, "team": found.shows_team}
    return {"checkable": YES if found.checkable else NO, **chosen}


def _choose(found: Certificate, form: ShowsForm, back: str, by: Callable[[], Actor]) -> Answer:
    if not form.validate_on_submit():
        return render_template("recognition/shows.html", form=form, back=back)
    said: Any = form.data
    with db.transaction():
        actions.choose_what_shows(
            found.id, checkable=said["checkable"] == YES, name=said["name"], title=said["title"], team=said["team"],
            by=by(),
        )  # fmt: skip
    flash(_("Saved. The certificate and its check show what you chose."), "success")
    return redirect(back)  # type: ignore[return-value]


def _page(found: Certificate, endpoint: str, links: dict[str, str]) -> Answer:
    papers = {
        "back": "",
        "shows": "",
        "paper": url_for(f"recognition.{endpoint}_pdf", code=found.code),
        "large_print": url_for(f"recognition.{endpoint}_large_print", code=found.code),
    }
    return render_template(
        "recognition/certificate.html", code=found.code, words=pages.certificate_words(found), links={**papers, **links}
    )


def _pdf(found: Certificate, page: str, *, large_print: bool = False) -> Answer:
    data = pages.certificate_words(found).paper(large_print=large_print)
    name = f"certificate-{found.contribution.happened_on}"
    return papers.as_pdf("recognition/certificate.typ", data, name=name, instead=url_for(page, code=found.code))
