"""One person's papers: the list, one as a page, a PDF and files, what its check shows, and withdrawing it."""

from __future__ import annotations

from flask import Response, abort, jsonify, render_template, url_for
from flask_login import current_user

from app.core import papers, web
from app.core.csv_file import csv_file
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.people.models import Person
from app.people.permissions import advisor, team
from app.recognition.papers import actions, pages, queries
from app.recognition.papers.forms import WithdrawForm
from app.recognition.papers.models import Paper
from app.recognition.papers.permissions import holds, prints
from app.recognition.papers.routes.bp import FOR, Answer, bp, me, mine, somebody
from app.recognition.papers.states import PaperKind

MINE = "/my-involvement/papers"


@bp.get(MINE)
@allow(advisor)
def index() -> str:
    return _index(me())


@bp.get(FOR)
@allow(team)
def index_for(ref: str) -> str:
    return _index(somebody(ref))


def _index(person: Person) -> str:
    return render_template(
        "recognition/papers/index.html", person=person, mine=mine(person), papers=queries.papers_of(person.id),
        letters=queries.letters_of(person.id), kinds=pages.KINDS, any_part=bool(queries.parts(person.id)),
    )  # fmt: skip


@bp.get(MINE + "/<code>")
@allow(advisor)
def show(code: str) -> str:
    return _show(_mine(code), own=True)


@bp.get("/team/papers/<code>")
@allow(team)
def show_for(code: str) -> str:
    return _show(_printable(code), own=False)


def _show(paper: Paper, *, own: bool) -> str:
    return render_template(
        "recognition/papers/show.html", paper=paper, sheet=pages.Sheet(**paper.said), own=own, kinds=PaperKind,
        address=pages.check_address(paper),
    )  # fmt: skip


@bp.get(MINE + "/<code>/<any('paper.pdf', 'large-print.pdf', 'paper.csv', 'paper.json', 'badge.jwt'):form>")
@allow(advisor)
def file(code: str, form: str) -> Response:
    return _file(_mine(code), form, "papers.show")


@bp.get("/team/papers/<code>/<any('paper.pdf', 'large-print.pdf'):form>")
@allow(team)
def file_for(code: str, form: str) -> Response:
    return _file(_printable(code), form, "papers.show_for")


def _file(paper: Paper, form: str, page: str) -> Response:
    name = f"{paper.kind.value}-{paper.made_at.date()}"
    if form == "paper.json":
        answer = jsonify(pages.taken_away(paper))
        answer.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
        return answer
    if form == "badge.jwt":
        return _badge(paper, f"{name}.jwt")
    if form == "paper.csv":
        if paper.kind is not PaperKind.STATEMENT:
            abort(404)
        return csv_file(f"{name}.csv", *pages.csv_rows(paper.said))
    data = pages.printed(paper, large_print=form == "large-print.pdf")
    return papers.as_pdf("recognition/papers/paper.typ", data, name=name, instead=url_for(page, code=paper.code))


def _badge(paper: Paper, name: str) -> Response:
    """The signed file."""
    if paper.kind is not PaperKind.BADGE:
        abort(404)
    answer = Response(paper.said["data"]["jwt"], mimetype="application/vc+jwt")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@bp.post(MINE + "/<code>/<any(name, initials):what>")
@allow(advisor)
def shows(code: str, what: str) -> Response:
    paper_id = _mine(code).id
    said = _("Saved. Whoever checks it sees your name.") if what == "name" else _("Saved. It shows your initials only.")
    back = url_for("papers.show", code=code)
    return web.press(lambda by: actions.show(paper_id, name=what == "name", by=by), said, back)


@bp.route(MINE + "/<code>/withdraw", methods=["GET", "POST"])
@allow(advisor)
def withdraw(code: str) -> Answer:
    paper, form, back = _mine(code), WithdrawForm(), url_for("papers.show", code=code)
    if form.validate_on_submit():
        paper_id = paper.id
        said = _("Withdrawn. Its code is good no more.")
        return web.press(lambda by: actions.withdraw(paper_id, by=by), said, url_for("papers.index"))
    return render_template("recognition/papers/withdraw.html", form=form, paper=paper, back=back)


def _mine(code: str) -> Paper:
    found = queries.paper(code)
    return found if found and holds(current_user, found) else abort(404)


def _printable(code: str) -> Paper:
    found = queries.paper(code)
    return found if found and prints(current_user, found) else abort(404)
