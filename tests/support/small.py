"""A small application of the front end alone: no database, no people; for the tests of what draws and sends pages."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect

from app.core import assets, branding, drawn, formatting, headers, i18n, nhs, rendering
from app.home.site import Site

ELSEWHERE = {
    "home.front": "/",
    "home.contact": "/contact",
    "home.accessibility": "/accessibility",
    "home.privacy": "/privacy",
    "home.cookies": "/cookies",
    "home.emergencies": "/emergencies",
    "outcomes.what_changed": "/what-changed",
    "people.sign_in": "/sign-in",
    "people.sign_out": "/sign-out",
}
SITE = Site(
    service_name="Alongside",
    organisation="Northern Example NHS Trust",
    contact_phone="0113 496 0000",
    contact_email="involvement@example.org",
    contact_hours="Monday to Friday, 9am to 5pm",
    brand_version="1",
    logo_url=None,
    logo_alt="",
    advisor="advisor",
    advisors="advisors",
    crisis=(),
    demo=False,
    idle_hours=8,
)
MENU = [("Home", "/", False), ("Opportunities", "/opportunities", True)]


def small_app(viewer: Any = None, site: Any = SITE, **config: Any) -> Flask:
    app = Flask("app", template_folder="../templates")
    app.config.update(SECRET_KEY="only for tests of the front end", WTF_CSRF_CHECK_DEFAULT=False, **config)
    for part in (rendering, i18n, nhs, formatting, assets, headers, branding, drawn):
        part.init_app(app)
    CSRFProtect(app)
    app.jinja_env.globals.update(menu=lambda roles, here: MENU, acting_for=lambda: None)
    app.context_processor(lambda: {"site": site, "viewer": viewer})
    for endpoint, path in ELSEWHERE.items():
        app.add_url_rule(path, endpoint, lambda: "", methods=["GET", "POST"])
    return app
