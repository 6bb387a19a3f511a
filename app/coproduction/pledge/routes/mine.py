"""One's own pledge: taking it, changing what is shown, the certificate, withdrawing it."""

from __future__ import annotations

from flask import Response, abort, render_template, url_for
from flask_login import current_user

from app.coproduction.pledge import actions, pages, queries, rules
from app.coproduction.pledge.forms import PledgeForm
from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.permissions import holds, prints
from app.coproduction.pledge.routes.bp import Answer, bp, given, page_of
from app.core import clock, papers, web
from app.core.i18n import gettext as _
from app.core.permissions import allow, signed_in
from app.opportunities.queries import all_teams


@bp.get("/my-pledge")
@allow(signed_in)
def mine() -> Answer:
    """Whoever has not taken it reads the words, and takes it or not."""
    pledge, words = queries.of_person(current_user.person_id), queries.current()
    if pledge is None:
        return render_template("coproduction/pledge/none.html", words=words, take=url_for("pledge.take"))
    newer = words is not None and words.id != pledge.wording_id
    return render_template(
        "coproduction/pledge/mine.html", pledge=pledge, facts=pages.facts(pledge), wall=pages.WALL[pledge.wall],
        name=pages.name_of(pledge), address=pages.address_of(pledge), newer=newer,
        may_renew=rules.may_renew(pledge.renew_on, clock.today(), newer=newer), earlier=queries.earlier(pledge),
    )  # fmt: skip


@bp.route("/my-pledge/take", methods=["GET", "POST"])
@allow(signed_in)
def take() -> Answer:
    """For the first time, or again for another year."""
    me, by = current_user.person_id, web.actor()
    form = PledgeForm(data=given(queries.of_person(me)))
    form.offer(all_teams(), None)
    return page_of(
        form, lambda said: actions.take(me, said, by=by), _("Thank you. You have taken the pledge."),
        url_for("pledge.mine"), title=_("Take the pledge"), words=queries.current(),
    )  # fmt: skip


@bp.route("/my-pledge/change", methods=["GET", "POST"])
@allow(signed_in)
def change() -> Answer:
    pledge, by = queries.of_person(current_user.person_id) or abort(404), web.actor()
    form, number = PledgeForm(data=given(pledge)), pledge.id
    form.offer(all_teams(), pledge)
    return page_of(
        form, lambda said: actions.change(number, said, by=by), _("Saved."), url_for("pledge.mine"),
        title=_("Change your pledge"), words=pledge.wording,
    )  # fmt: skip


@bp.post("/pledges/<ref>/withdraw")
@allow(signed_in)
def withdraw(ref: str) -> Answer:
    pledge = web.load(Pledge, ref, holds, *queries.WITH_IT)
    number, back = pledge.id, url_for("pledge.mine") if pledge.person_id else url_for("pledge.teams")
    return web.press(lambda by: actions.withdraw(number, by=by), _("Withdrawn. Nothing of it is shown any more."), back)


@bp.get("/pledges/<ref>/<any('certificate.pdf', 'large-print.pdf'):form>")
@allow(signed_in)
def certificate(ref: str, form: str) -> Response:
    pledge = web.load(Pledge, ref, prints, *queries.WITH_IT)
    data = pages.certificate(pledge, large_print=form == "large-print.pdf")
    return papers.as_pdf("recognition/certificate.typ", data, name="pledge", instead=url_for("pledge.mine"))
