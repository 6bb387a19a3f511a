"""Headings: where they are and what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.people.register.columns import Certainty
from app.people.register.fields import Field
from app.people.register.headings import find_table
from app.people.register.mapping import guessed
from app.people.register.sheets import Row, Sheet
from app.people.register.synonyms import field_of
from tests.people.register.reading import chosen, planned, ready, workbook


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("First name", Field.FIRST_NAME),
        ("FORENAME(S)", Field.FIRST_NAME),
        ("Surname", Field.LAST_NAME),
        ("Full Name", Field.FULL_NAME),
        ("Preferred name", Field.KNOWN_AS),
        ("E-mail", Field.EMAIL),
        ("E-Mail Address:", Field.EMAIL),
        ("email (personal)", Field.EMAIL),
        ("Mob.", Field.PHONE),
        ("Contact No.", Field.PHONE),
        ("Tel. (daytime)", Field.PHONE),
        ("Post code", Field.ADDRESS),
        ("SU / Carer", Field.ROLE),
        ("Service user or carer?", Field.ROLE),
        ("Date joined (dd/mm/yyyy)", Field.JOINED),
        ("Panel trained Y/N", Field.PANEL_TRAINED),
        ("Interview training?", Field.PANEL_TRAINED),
        ("Areas of interest", Field.INTERESTS),
        ("Interested in (QI, panels, talks)", Field.INTERESTS),
        ("Reasonable adjustments", Field.ACCESS_NEEDS),
        ("Preferred method of contact", Field.CONTACT_BY),
        ("Pronouns", Field.PRONOUNS),
        ("Current status", Field.STATUS),
        ("Cares for", Field.CARES_FOR),
        ("Colour", None),
        ("Emergency contact phone", None),
        ("GP telephone", None),
        ("Carer's email", None),
        ("", None),
    ],
)
def test_a_heading_names_a_field(heading: str, field: Field | None) -> None:
    assert field_of(heading) is field


def test_titles_above_the_headings_and_headings_in_two_rows() -> None:
    data = workbook(
        (
            "Register",
            [
                ["Involvement register 2026", None, None, None, None],
                ["CONFIDENTIAL", None, None, None, None],
                [],
                ["Name", None, "Contact", None, "Joined"],
                ["First", "Last", "Email", "Mobile", None],
                ["Ann", "Lee", "a@post.example", "07700 900001", "01/09/2020"],
            ],
        )
    )
    found = chosen(data)
    assert found.table.heading_rows == (4, 5)
    assert [column.field for column in guessed(found.table).columns] == [
        Field.FIRST_NAME,
        Field.LAST_NAME,
        Field.EMAIL,
        Field.PHONE,
        Field.JOINED,
    ]
    assert any("row 4" in note for note in found.notes)
    assert any("two rows" in note for note in found.notes)
    entry = ready(planned(data), 6).entry
    assert (entry.name, entry.email) == ("Ann Lee", "a@post.example")


@given(
    st.lists(st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers(), st.dates()), max_size=6), max_size=8)
)
def test_any_sheet_has_a_table(lines: list[list]) -> None:
    sheet = Sheet("", tuple(Row(number, tuple(cells)) for number, cells in enumerate(lines, start=1)))
    table = find_table(sheet)
    assert len(table.headings) >= sheet.width
    assert len(table.rows) + len(table.heading_rows) <= len(lines)
    assert all(column.certainty in Certainty for column in guessed(table).columns)
