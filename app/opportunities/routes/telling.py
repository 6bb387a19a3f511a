"""A change that people are told of: asked with a reason, shown with what it sends, then done."""

from __future__ import annotations

from collections.abc import Callable

from app.core import preview, web
from app.core.actor import Actor
from app.core.errors import RuleBroken
from app.core.preview import Change
from app.opportunities.actions.taking import Stale
from app.opportunities.forms.step import EditionForm
from app.opportunities.models import Opportunity
from app.opportunities.routes.blueprint import Answer


def tell(
    form: EditionForm, opportunity: Opportunity, act: Callable[[Actor], object], change: Callable[[], Change],
    done: Callable[[], Answer],
) -> Answer | None:  # fmt: skip
    """The page of what is sent, or of the change that is done; None where the form is asked (again)."""
    if not preview.ready(form):
        return None
    by, shown = web.actor(), change()
    try:
        page = preview.carry_out(lambda: act(by), shown)
    except RuleBroken as broken:
        form.refuse(broken)
        if isinstance(broken, Stale):
            form.show(opportunity)
        return None
    return page or done()
