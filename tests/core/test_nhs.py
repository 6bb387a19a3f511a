"""The components of the design system, the layout, and the parts of pages."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask, flash, render_template, render_template_string
from jinja2 import UndefinedError
from markupsafe import Markup

from app.core import nhs
from app.core.i18n import lazy_gettext
from app.home.site import Viewer
from tests.support.small import SITE, small_app

VIEWER = Viewer("Siân <Łukasz>", frozenset())
ERRORS = (400, 403, 404, 405, 413, 429, 500, 503)


def drawn(source: str, app: Flask | None = None, path: str = "/", **values: Any) -> BeautifulSoup:
    with (app or small_app()).test_request_context(path):
        return BeautifulSoup(render_template_string(source, **values), "html.parser")


def part(file: str, macro: str, call: str, path: str = "/", **values: Any) -> BeautifulSoup:
    return drawn(f"{{% from 'components/{file}.html' import {macro} %}}{call}", path=path, **values)


# Components


def test_a_component_escapes_what_it_is_given() -> None:
    tag = nhs.component("tag", text="<script>alert(1)</script>")
    assert "<script" not in tag
    assert "&lt;script&gt;" in tag


def test_markup_goes_through_as_it_is() -> None:
    assert "<b>x</b>" in nhs.component("inset-text", html=Markup("<b>x</b>"))


def test_lazy_words_are_words_and_nothing_is_absent() -> None:
    app = small_app()
    with app.test_request_context("/"):
        assert "Open" in nhs.component("tag", text=lazy_gettext("Open"), classes=None)
        assert "None" not in nhs.component("tag", text="Open", classes=None)


def test_the_table_is_found_under_its_odd_name() -> None:
    assert "<table" in nhs.component("tables", rows=[[{"text": "a"}]])


def test_a_template_may_call_it_and_a_typing_error_is_still_an_error() -> None:
    assert drawn("{{ nhs('tag', text='Open') }}").select_one(".nhsuk-tag")
    with pytest.raises(UndefinedError):
        drawn("{{ nhz('tag') }}")


def test_the_error_summary_is_nothing_without_errors() -> None:
    assert nhs.error_summary([]) == ""


def test_links_to_other_pages_keep_the_filters_and_cannot_be_led_astray() -> None:
    app = small_app()
    with app.test_request_context(
        "/list?where=leeds&where=york&page=3&_scheme=javascript&_external=1&endpoint=x&q=a%26b"
    ):
        link = nhs.same_page(page=2)
    assert link == "/list?where=leeds&where=york&_scheme=javascript&_external=1&endpoint=x&q=a%26b&page=2"
    with app.test_request_context("//evil.example/x"):
        assert not nhs.same_page(page=2).startswith("//")


# Layout


def page(app: Flask, **values: Any) -> BeautifulSoup:
    blocks = "{% block title %}My page{% endblock %}{% block main %}<h1>Hi</h1>{% endblock %}"
    return drawn(f"{{% extends 'layout/base.html' %}}{blocks}", app, **values)


def test_a_page_says_what_it_is_and_lets_one_skip_to_it() -> None:
    found = page(small_app())
    assert found.title
    assert found.title.text == "My page – Alongside"
    assert found.html
    assert found.html["lang"] == "en"
    skip = found.select_one("a.nhsuk-skip-link")
    assert skip
    assert found.select_one(f"main{skip['href']}")
    assert not found.select("[style], style, script:not([src])")


def test_every_page_leads_to_help_and_contact_comes_first() -> None:
    for viewer in (None, VIEWER):
        footer = page(small_app(viewer)).select_one("footer")
        assert footer
        assert footer.select_one("a[href='/emergencies']")
        assert footer.text.index("Contact us") < footer.text.index("Accessibility")
        assert "0113 496 0000" in footer.text
        assert "NHS England" not in footer.text


def test_signed_in_the_header_has_the_name_the_menu_and_the_way_out() -> None:
    found = page(small_app(VIEWER))
    header, footer = found.header, found.footer
    assert header
    assert footer
    assert "Siân <Łukasz>" in header.text
    out = header.select_one("form[method=post][action='/sign-out']")
    assert out
    assert out.select_one("input[name=csrf_token][value]")
    assert [(link.text, link.get("aria-current")) for link in header.select("nav li a")] == [
        ("Home", None),
        ("Opportunities", "page"),
    ]
    assert "8 hours" in footer.text


def test_signed_out_there_is_no_menu_and_a_way_in() -> None:
    header = page(small_app()).header
    assert header
    assert header.select_one("a[href='/sign-in']")
    assert not header.select("nav, form")


def test_the_demonstration_says_so() -> None:
    assert "demonstration" not in page(small_app()).text
    assert "demonstration" in page(small_app(site=replace(SITE, demo=True))).text


def test_what_was_flashed_is_shown_once_and_escaped() -> None:
    app = small_app()
    source = "{% extends 'layout/base.html' %}{% block title %}x{% endblock %}"
    with app.test_request_context("/"):
        flash("Done <b>", "success")
        flash("And more")
        found = BeautifulSoup(render_template_string(source), "html.parser")
    banners = found.select(".nhsuk-notification-banner")
    assert ["Done <b>" in banners[0].text, "And more" in banners[1].text] == [True, True]
    assert banners[0]["role"] == "alert"
    assert banners[1]["role"] == "region"


@pytest.mark.parametrize("viewer", [None, VIEWER])
@pytest.mark.parametrize("code", ERRORS)
def test_an_error_page_is_kind_and_leads_on(code: int, viewer: Any) -> None:
    with small_app(viewer).test_request_context("/"):
        found = BeautifulSoup(render_template(f"errors/{code}.html", message=""), "html.parser")
    assert len(found.select("h1")) == 1
    main = found.select_one("main")
    assert main
    assert main.select_one("a[href='/contact']")
    assert str(code) not in main.text
    assert len(main.select("p")) >= 3


def test_an_error_page_shows_its_own_sentence_escaped() -> None:
    with small_app().test_request_context("/"):
        html = render_template("errors/400.html", message="This session is <b>full</b>.")
    assert "This session is &lt;b&gt;full&lt;/b&gt;." in html


# Parts of pages


def test_a_card_shows_facts_that_are_there_and_escapes_them() -> None:
    call = "{{ card('Panel <i>', '/o/1', [('When', 'Friday'), ('Where', '')], [('Open', 'green')], 'It fits.') }}"
    found = part("card", "card", call)
    title = found.select_one("h2 a[href='/o/1']")
    assert title
    assert title.text == "Panel <i>"
    assert [item.text for item in found.select("dt")] == ["When"]
    assert found.select_one(".nhsuk-tag--green")
    assert "It fits." in found.text


def test_a_summary_list_names_what_each_link_changes() -> None:
    found = part(
        "summary_list", "summary_list", "{{ summary_list([('Name', 'A <b>', '/change'), ('Day', 'Friday')]) }}"
    )
    assert [link.text for link in found.select("a")] == ["Change Name"]
    assert [answer.text for answer in found.select("dd.nhsuk-summary-list__value")] == ["A <b>", "Friday"]


def test_pages_of_a_list() -> None:
    found = part("pagination", "pagination", "{{ pagination(5, 12) }}", path="/list?where=leeds")
    assert [link["href"].split("page=")[1] for link in found.select("a")] == ["4", "1", "4", "5", "6", "12", "6"]
    assert all("where=leeds" in link["href"] for link in found.select("a"))
    current = found.select("[aria-current=page]")
    assert [link.text for link in current] == ["Page 5"]
    assert not part("pagination", "pagination", "{{ pagination(1, 1) }}").select("nav")


def test_a_button_that_changes_something_is_a_form_with_a_token() -> None:
    found = part("buttons", "post_button", "{{ post_button('Accept', '/a', fields={'to': '1'}, about='the place') }}")
    form = found.select_one("form[method=post][action='/a']")
    assert form
    assert {field["name"] for field in form.select("input")} == {"csrf_token", "to"}
    button = form.button
    assert button
    assert button.text == "Accept the place"


def test_filters_are_open_when_one_is_on() -> None:
    call = "{% call filters('/all', active=on) %}x{% endcall %}"
    on, off = (part("filters", "filters", call, on=on) for on in (True, False))
    assert on.select_one("details[open] a[href='/all']")
    assert off.select_one("details:not([open]) form[method=get]")
    assert not off.select("a")


def test_tasks_say_whether_they_are_done() -> None:
    found = part(
        "task_list", "task_list", "{{ task_list([('Profile', '/a', True), ('Needs', '/b', False, 'Access')]) }}"
    )
    said = [found.find(id=link["aria-describedby"]).text.strip() for link in found.select("a")]  # type: ignore[union-attr]
    assert said == ["Done", "To do"]


def test_small_parts() -> None:
    assert "RE-1" in part("panel", "panel", "{% call panel('Done', 'RE-1') %}<p>x</p>{% endcall %}").text
    assert part("back_link", "back_link", "{{ back_link('/a') }}").text.strip() == "Back"
    assert part("empty", "empty", "{{ empty('Nothing yet.', '/a', 'Look') }}").select_one("a[href='/a']")
    assert part("banner", "banner", "{% call banner() %}<p>x</p>{% endcall %}").select_one(
        "section[aria-label=Important]"
    )
    assert part("filters", "result_count", "{{ result_count('3 found') }}").select_one("[role=status]")
    assert part(
        "buttons", "button, link_button, button_row", "{% call button_row() %}{{ button('a') }}{% endcall %}"
    ).button
