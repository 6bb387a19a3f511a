"""What is wrong with a form as a whole, in the order of the page."""

from __future__ import annotations

import wtforms
from bs4 import BeautifulSoup
from flask import render_template_string
from werkzeug.datastructures import MultiDict

from app.core import forms
from tests.core.form_fields.everything import Everything, sent


def test_errors_are_listed_in_the_order_of_the_page_and_lead_to_their_boxes() -> None:
    form = sent(title="", seats="x", where="moon", day__day="31", day__month="2", day__year="2026")
    assert [line["href"] for line in form.error_list()] == ["#title", "#day-day", "#seats", "#where"]
    page = BeautifulSoup(str(form.summary()) + "".join(str(field()) for field in form), "html.parser")
    for link in page.select(".nhsuk-error-summary a"):
        assert page.select_one(str(link["href"]) + ":is(input, select, textarea)")


def test_a_rule_can_blame_a_field_or_the_whole() -> None:
    form = sent()
    form.blame(form.day, "The day must be in the future.", "year")
    form.blame(form.title, "Use another title.")
    form.form_errors.append("Nothing was saved.")
    assert form.error_list() == [
        {"text": "Use another title.", "href": "#title"},
        {"text": "The day must be in the future.", "href": "#day-year"},
        {"text": "Nothing was saved."},
    ]
    assert "The day must be in the future." in str(form.day())


def test_a_stale_page_is_told_kindly() -> None:
    form = Everything(MultiDict({"title": "x"}))
    assert not form.validate()
    assert form.error_list()[-1]["text"].startswith("This page was open for a long time.")


def test_nested_forms_list_their_errors_too() -> None:
    class Session(wtforms.Form):
        day = forms.DateField("Day", required="Enter the day.")

    class Series(forms.Form):
        sessions = wtforms.FieldList(wtforms.FormField(Session), min_entries=2)

    form = sent(Series, **{"sessions-0-day-day": "4", "sessions-0-day-month": "12", "sessions-0-day-year": "2026"})
    assert form.error_list() == [{"text": "Enter the day.", "href": "#sessions-1-day-day"}]


def test_the_page_of_a_form_says_error_first_and_sends_what_it_must() -> None:
    source = "{% extends 'layout/form_page.html' %}{% block title %}Post it{% endblock %}"
    page = BeautifulSoup(render_template_string(source, form=sent(title=""), back="/x"), "html.parser")
    assert page.title
    assert page.title.text == "Error: Post it – Alongside"
    assert [heading.text for heading in page.select("h1")] == ["Post it"]
    form = page.select_one("main form[method=post][novalidate][enctype='multipart/form-data']")
    assert form
    assert len(form.select("input[name=csrf_token]")) == 1
    assert page.select_one("a.nhsuk-back-link[href='/x']")
    fine = BeautifulSoup(render_template_string(source, form=sent()), "html.parser")
    assert fine.title
    assert fine.title.text == "Post it – Alongside"
    assert not fine.select(".nhsuk-error-summary, .nhsuk-back-link")
