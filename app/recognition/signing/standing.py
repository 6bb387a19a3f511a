"""Where a claim stands on its way to being paid, for the person themselves: days, and whom it is with."""

from __future__ import annotations

from datetime import date

from flask import Flask, current_app

from app.core import clock
from app.core.formatting import day, local
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.recognition.claims.models import Claim
from app.recognition.claims.states import ClaimState
from app.recognition.signing import rules

S = ClaimState


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(payment_promise=promise, payment_steps=steps)


def promise(claim: Claim, *, not_set_up: bool = False) -> str:
    """With whom it is, since when, and by when it is paid; nothing where it is with the person (`moves` loaded)."""
    sent, days = rules.handed_in(claim.moves), current_app.config["PAYMENT_DAYS"]
    if sent is None or claim.state not in rules.ON_ITS_WAY:
        return ""
    by = rules.promised_by(local(sent).date(), claim.pay_from, days)
    with_whom = _(
        "It is with %(whom)s since %(day)s.", whom=_whom(claim, not_set_up=not_set_up), day=day(claim.moves[-1].at)
    )
    if clock.today() > by:
        late = _("We promised to pay by %(day)s, and did not. We are sorry. Please ring us on %(phone)s.",
                 day=day(by), phone=current_app.config["CONTACT_PHONE"])  # fmt: skip
        return f"{with_whom} {late}"
    said = ngettext("We promise to pay within %(num)d day of your claim: by %(day)s.",
                    "We promise to pay within %(num)d days of your claim: by %(day)s.", days, day=day(by))  # fmt: skip
    if claim.pay_from and by == claim.pay_from:
        said = _("You asked to be paid from %(day)s on.", day=day(by))
    return f"{with_whom} {said}"


def _whom(claim: Claim, *, not_set_up: bool) -> str:
    team = claim.place.opportunity.team.name
    if claim.state is S.CLAIMED:
        return team
    if claim.state is S.CONFIRMED:
        return _("the person who looks after the money")
    if claim.state is S.AUTHORISED and not not_set_up:
        return _("the people who send the payments")
    return _("finance") if claim.state is S.SENT else _("the involvement team")


def steps(claim: Claim) -> list[tuple[str, str]]:
    """Each step behind it, with its day and how many days it took."""
    before = claim.happened_on
    found = [(_("You took part"), day(before))]
    for state, at in rules.reached(claim.moves).items():
        on = local(at).date()
        found.append((_WORDS[state](), _after(on, (on - before).days)))
        before = on
    return found if len(found) > 1 else []


def _after(on: date, days: int) -> str:
    if days <= 0:
        return day(on)
    later = ngettext("%(num)d day later", "%(num)d days later", days)
    return _("%(day)s, %(later)s", day=day(on), later=later)


_WORDS = {
    S.CLAIMED: lambda: _("You sent your claim"),
    S.CONFIRMED: lambda: _("Confirmed"),
    S.AUTHORISED: lambda: _("Agreed"),
    S.SENT: lambda: _("Sent to finance"),
    S.PAID: lambda: _("Paid"),
}
