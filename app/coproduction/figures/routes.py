"""A page for each question, its files, and the rows behind a figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, redirect, render_template, url_for
from flask_login import current_user

from app.coproduction.figures import files, permissions
from app.coproduction.figures.questions import QUESTIONS, Looked, Question, asked
from app.core.permissions import allow
from app.people.permissions import team

bp = Blueprint("figures", __name__)
Answer = Response | str
FILES: dict[str, Callable[..., Response]] = {"csv": files.as_csv, "xlsx": files.as_xlsx}


@bp.get("/team/figures")
@allow(permissions.reads, permissions.reads_money)
def index() -> str:
    pages = [(url_for(f"figures.{each.code}"), each.title) for each in QUESTIONS if each.reads(current_user)]
    return render_template("coproduction/figures/index.html", pages=pages, fairness=team(current_user))


def _page(question: Question) -> Callable[[], str]:
    def show() -> str:
        looked = question.look()
        return render_template(
            "coproduction/figures/page.html", question=question, form=looked.form, seen=looked.seen,
            address=_addresses(question, looked),
        )  # fmt: skip

    return show


def _addresses(question: Question, looked: Looked) -> Callable[..., str]:
    """Of the rows behind a figure (by what it asks for), for those who may see them; else nothing."""
    if not question.sees_rows(current_user):
        return lambda _rows: ""
    same = looked.form.asked()
    return lambda rows: url_for(f"figures.{question.code}_rows", **{**same, **rows}) if rows else ""


def _file(question: Question) -> Callable[[str], Answer]:
    def file(kind: str) -> Answer:
        looked = question.look()
        if looked.seen is None:
            return redirect(url_for(f"figures.{question.code}", **looked.form.asked()))  # type: ignore[return-value]
        return FILES[kind](question.code, str(question.title), looked.seen, looked.form.chosen())

    return file


def _rows(question: Question) -> Callable[[], Answer]:
    def rows() -> Answer:
        listed = question.rows(asked())
        if listed is None:
            abort(404)
        back = url_for(f"figures.{question.code}", **_kept(asked()))
        return render_template("coproduction/figures/rows.html", question=question, listed=listed, back=back)

    return rows


def _kept(words: dict[str, str]) -> dict[str, Any]:
    """What of an address belongs to the page that it came from."""
    days = {f"{name}-{part}" for name in ("first", "last") for part in ("day", "month", "year")}
    return {name: value for name, value in words.items() if name in {"period", "team", "after", "until"} | days}


for _each in QUESTIONS:
    _where = f"/team/figures/{_each.code}"
    bp.add_url_rule(_where, _each.code, allow(_each.reads)(_page(_each)))
    bp.add_url_rule(f"{_where}.<any(csv, xlsx):kind>", f"{_each.code}_file", allow(_each.reads)(_file(_each)))
    bp.add_url_rule(f"{_where}/rows", f"{_each.code}_rows", allow(_each.sees_rows)(_rows(_each)))
