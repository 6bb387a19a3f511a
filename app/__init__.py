"""Alongside: the table of contents of the application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix


def create_app(settings: Mapping[str, Any]) -> Flask:
    """The application from `config.settings()`; raises `BadConfiguration` for a setting that cannot be.

    What it is made of is imported here: the solver, in a process of its own, takes arrays and needs none of it.
    """
    from app import cli, reactions
    from app.coproduction.doors import pages as doors
    from app.coproduction.ladder import pages as ladder
    from app.coproduction.outcomes import pages as outcomes
    from app.coproduction.pledge import pages as pledge
    from app.core import (
        assets,
        branding,
        clock,
        cookieless,
        db,
        drawn,
        errors,
        formatting,
        headers,
        i18n,
        masking,
        nhs,
        origin,
        permissions,
        preview,
        rendering,
    )
    from app.documents import pages as documents
    from app.home import site
    from app.messages import pages as messages
    from app.opportunities import queries as opportunities
    from app.opportunities.pages import levels
    from app.panels import queries as panels
    from app.people import interests, signed_in
    from app.recognition.finance import standing as payees
    from app.recognition.limits import pages as limits
    from app.recognition.papers import pages as papers
    from app.recognition.signing import standing
    from app.recognition.story import pages as stories
    from app.recognition.thanks import pages as thanks
    from app.signups import pages as places

    app = Flask(__name__, template_folder="../templates")
    app.config.update(settings)

    for part in (
        rendering, clock, db, errors, i18n, nhs, formatting, assets, headers, branding, drawn, masking, cookieless,
    ):  # fmt: skip
        part.init_app(app)
    signed_in.init_app(app)
    origin.init_app(app)
    CSRFProtect(app)
    permissions.init_app(app)
    site.init_app(app)
    interests.init_app(app, lambda: [(kind.code, kind.name) for kind in opportunities.kinds()])
    levels.init_app(app, ladder.levels_in_force)
    places.init_app(app)
    documents.init_app(app, panels.guests_of)
    stories.init_app(app)
    limits.init_app(app)
    thanks.init_app(app)
    doors.init_app(app)
    standing.init_app(app)
    payees.init_app(app)
    papers.init_app(app)
    outcomes.init_app(app)
    pledge.init_app(app)
    preview.init_app(app, messages.sent)
    reactions.init_app(app)
    register_blueprints(app)
    cli.init_app(app)
    if app.config["TRUSTED_PROXIES"]:
        hops = app.config["TRUSTED_PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    return app


def register_blueprints(app: Flask) -> None:
    """Every capability's routes; the addresses stand in the routes themselves."""
    from app.calendar.routes import blueprints as calendar
    from app.demo.mailbox import bp as demo
    from app.documents.routes import bp as documents_
    from app.home.routes import bp as home
    from app.matching.buddies.routes import bp as buddies
    from app.matching.fit.routes import bp as fit
    from app.matching.ledger.routes import bp as ledger
    from app.matching.proposals.routes import bp as proposals
    from app.matching.ways.routes import bp as ways
    from app.matching.welcomes.routes import bp as welcomes
    from app.messages.routes import bp as outbox
    from app.opportunities.daybook.routes import bp as daybook
    from app.opportunities.routes import bp as opportunities
    from app.panels.after.routes import bp as panel_after
    from app.panels.conflicts.routes import bp as conflicts
    from app.panels.routes import bp as panels
    from app.panels.scores.routes import bp as scores
    from app.panels.timetable.routes import bp as timetable
    from app.panels.way.routes import bp as panel_way
    from app.people.joining.routes import bp as joining
    from app.people.notes.routes import bp as notes
    from app.people.passport.routes import bp as passport
    from app.people.register.routes import bp as register
    from app.people.routes import blueprints as people
    from app.recognition.badges.routes import bp as badges
    from app.recognition.claims.routes import bp as claims
    from app.recognition.finance.routes import bp as finance
    from app.recognition.limits.routes import bp as private_limit
    from app.recognition.papers.routes import bp as papers
    from app.recognition.routes import blueprints as recognition
    from app.recognition.signing.routes import bp as signing
    from app.recognition.story.routes import bp as story
    from app.recognition.thanks.routes import bp as thanks
    from app.reviews.routes import bp as reviews
    from app.signups.apart.routes import bp as apart
    from app.signups.aside.routes import bp as aside
    from app.signups.consents.routes import bp as consents
    from app.signups.cover.routes import bp as cover
    from app.signups.everyone.routes import bp as everyone
    from app.signups.office.routes import bp as office
    from app.signups.routes import blueprints as signups
    from app.signups.sharing.routes import bp as sharing

    for blueprint in (
        home,
        *people,
        joining,
        notes,
        passport,
        register,
        opportunities,
        daybook,
        *signups,
        apart,
        aside,
        consents,
        office,
        cover,
        fit,
        proposals,
        everyone,
        sharing,
        documents_,
        conflicts,
        ledger,
        ways,
        buddies,
        welcomes,
        panels,
        panel_after,
        panel_way,
        reviews,
        timetable,
        scores,
        *calendar,
        outbox,
        *recognition,
        claims,
        private_limit,
        signing,
        story,
        thanks,
        finance,
        papers,
        badges,
        *_coproduction(),
        demo,
    ):
        app.register_blueprint(blueprint)


def _coproduction() -> tuple[Blueprint, ...]:
    """Those of the room of shared power, each part of which has its own."""
    from app.coproduction.doors.routes import bp as doors
    from app.coproduction.feedback.routes import bp as feedback
    from app.coproduction.figures.routes import bp as figures
    from app.coproduction.ladder.routes import bp as ladder
    from app.coproduction.network.routes import bp as network
    from app.coproduction.outcomes.routes import bp as outcomes
    from app.coproduction.plans.routes import bp as plans
    from app.coproduction.pledge.routes import bp as pledge

    return outcomes, ladder, feedback, doors, plans, pledge, network, figures
