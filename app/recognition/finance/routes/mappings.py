"""The columns of the file, kept as data: by finance, or by an administrator."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import render_template, request, url_for
from sqlalchemy import select

from app.core import clock, db, web
from app.core.errors import RuleBroken
from app.core.i18n import gettext as _
from app.core.permissions import allow
from app.recognition.finance import actions
from app.recognition.finance.actions.batches import as_kept
from app.recognition.finance.forms import MappingForm
from app.recognition.finance.models import Batch, FileMapping
from app.recognition.finance.permissions import keeps_mappings
from app.recognition.finance.presets import PRESETS
from app.recognition.finance.routes.bp import Answer, bp
from app.recognition.finance.rules import FIELDS
from app.recognition.finance.states import Element, Route
from app.recognition.finance.writing import SELECTED, Writer

LOOKED_AT = 3


@bp.get("/finance/mappings")
@allow(keeps_mappings)
def mappings() -> str:
    found = db.session().scalars(select(FileMapping).order_by(FileMapping.name)).all()
    presets = [(code, words) for code, (words, _values) in PRESETS.items()]
    return render_template("recognition/finance/mappings.html", mappings=found, presets=presets)


@bp.route("/finance/mappings/new", methods=["GET", "POST"])
@allow(keeps_mappings)
def new_mapping() -> Answer:
    _words, values = PRESETS.get(request.args.get("like", ""), PRESETS["plain"])
    return _mapping(FileMapping(**values))


@bp.route("/finance/mappings/<ref>", methods=["GET", "POST"])
@allow(keeps_mappings)
def mapping(ref: str) -> Answer:
    return _mapping(web.load(FileMapping, ref, _keeps))


def _mapping(mapping: FileMapping) -> Answer:
    form, look, mapping_id = MappingForm(), None, mapping.id
    form.fit(mapping)
    if form.validate_on_submit():
        values = form.values()
        said: Any = form.in_use.data
        if form.look.data:
            look = _looked_at(form, values)
        else:
            answer = web.done(
                form, lambda by: actions.keep(mapping_id, values, in_use=said == "yes", by=by), _("Saved."),
                url_for("finance.mappings"),
            )  # fmt: skip
            if answer is not None:
                return answer
    return render_template("recognition/finance/mapping.html", form=form, look=look, fields=FIELDS)


def _looked_at(form: MappingForm, values: dict[str, Any]) -> tuple[list[str], Sequence[Sequence[Any]]] | None:
    """The headings, and three made-up lines as they would be written."""
    try:
        actions.refuse(values["columns"])
    except RuleBroken as broken:
        form.blame(form.columns, str(broken))
        return None
    batch = Batch(
        id=0, number=1, begun_at=clock.now(), by_name=_("Helen Brack"), mapping=as_kept(FileMapping(**values))
    )
    return [heading for heading, _written in values["columns"]], list(Writer(batch).rows(_examples()))


def _examples() -> list[tuple[Any, ...]]:
    """In the order of `SELECTED`: a fee, an expense, and a fee that is taken back."""
    at = clock.now().strftime("%Y-%m-%d %H:%M:%S")
    fee = {
        "id": 1, "pence": 2300, "element": Element.FEE.value, "ref": "k7m2pq9xw4htn3vb", "route": Route.PAYROLL.value,
        "payee_reference": "P20123456", "payee_name": _("Sam Example"), "happened_on": clock.today().isoformat(),
        "minutes": 120, "rate_pence": 1150, "words": _("Involvement payment"), "cost_centre": "RB-4471",
        "confirmed_by": _("Hana Host"), "confirmed_at": at, "authorised_by": _("Bo Budget"), "authorised_at": at,
    }  # fmt: skip
    expense = {
        **fee,
        "pence": 450,
        "element": Element.EXPENSE.value,
        "ref": "w8d3jr6czt5gy2fm",
        "words": _("Bus or train"),
    }
    expense |= {"minutes": None, "rate_pence": None}
    back = {**fee, "pence": -2300, "ref": "h4v9nb7kqs6mx3pd", "takes_back": fee["ref"]}
    return [tuple(each.get(name) for name in SELECTED) for each in (fee, expense, back)]


def _keeps(user: Any, _mapping: FileMapping) -> bool:
    return keeps_mappings(user)
