"""What waits, by the way it is paid; making a batch; fetching its file again; what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Response, abort, flash, redirect, render_template, request, stream_with_context, url_for
from flask_login import current_user
from sqlalchemy import select

from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.recognition.finance import making, pages, queries
from app.recognition.finance.forms import BatchForm
from app.recognition.finance.models import Batch, FileMapping
from app.recognition.finance.permissions import pays
from app.recognition.finance.routes.bp import Answer, bp
from app.recognition.finance.states import BatchState, Route
from app.recognition.finance.writing import Writer

SHOWN = 10  # batches on the first page


@bp.route("/finance", methods=["GET", "POST"])
@allow(pays)
def desk() -> Answer:
    """What waits, and a batch of it."""
    form, waiting = BatchForm(), pages.by_route(clock.today())
    form.offer(waiting, db.session().scalars(select(FileMapping).order_by(FileMapping.name)).all())
    if form.validate_on_submit():
        made = _made(form)
        if made is not None:
            return redirect(url_for("finance.batch", ref=made))  # type: ignore[return-value]
    recent = db.session().scalars(queries.batches().limit(SHOWN)).all()
    return render_template(
        "recognition/finance/desk.html",
        form=form,
        waiting=waiting,
        batches=recent,
        pages=pages,
        making=queries.making(),
        own=queries.own_that_wait(current_user.person_id),
    )


def _made(form: BatchForm) -> str | None:
    mapping = getattr(form, "mapping", None)
    chosen = mapping.data if mapping is not None else None
    mapping_id = db.session().scalar(select(FileMapping.id).where(FileMapping.ref == chosen)) if chosen else None
    try:
        made = making.make(form.until.data, form.chosen_route, mapping_id, None, by=web.actor())
    except RuleBroken as broken:
        form.form_errors.append(str(broken))
        return None
    if made is None:
        form.form_errors.append(_("There is nothing to send. Choose something else, or see below what waits for what."))
        return None
    batch = db.session().get_one(Batch, made.batch_id)
    if made.begun_before:
        flash(_("A batch was begun before and is complete now. Make a new one for what is left."), "success")
    else:
        flash(_("The batch is made. Fetch its file and give it to your finance system."), "success")
    return batch.ref


@bp.get("/finance/waiting")
@allow(pays)
def waiting() -> str:
    asked = request.args.get("route", "")
    route = Route(asked) if asked in {each.value for each in Route} else None
    page = web.paginate(queries.waiting(route))
    payees = queries.payees_of({line.person_id for line in page.rows})
    return render_template(
        "recognition/finance/waiting.html", page=page, route=route, pages=pages, payees=payees, today=clock.today()
    )


@bp.get("/finance/batches")
@allow(pays)
def batches() -> str:
    return render_template("recognition/finance/batches.html", page=web.paginate(queries.batches()), pages=pages)


@bp.get("/finance/batches/<ref>")
@allow(pays)
def batch(ref: str) -> str:
    found = _batch(ref)
    lines = web.paginate(queries.in_batch(found.id))
    counted = queries.answered(found.id)
    return render_template("recognition/finance/batch.html", batch=found, page=lines, pages=pages, counted=counted)


@bp.get("/finance/batches/<ref>/payments.csv")
@allow(pays)
def file(ref: str) -> Response:
    """The very bytes that were made, as a stream: the rows themselves never change."""
    found = _made_batch(ref)
    return _download(found.file_name, stream_with_context(Writer(found).chunks()))


@bp.get("/finance/batches/<ref>/control.csv")
@allow(pays)
def control(ref: str) -> Response:
    found = _made_batch(ref)
    return _download(found.control_name, iter([making.control_file(found, found.sha256, found.size)]))


def _download(name: str, chunks: Iterator[bytes]) -> Response:
    answer = Response(chunks, mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _batch(ref: str) -> Batch:
    return web.load(Batch, ref, _any)


def _made_batch(ref: str) -> Batch:
    found = _batch(ref)
    if found.state is not BatchState.MADE:
        abort(404)
    return found


def _any(user: Any, _batch: Batch) -> bool:
    return pays(user)
