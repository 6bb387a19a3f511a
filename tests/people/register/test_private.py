"""What is never brought in, and what only somebody may decide to bring in."""

from __future__ import annotations

import pytest

from app.core.errors import RuleBroken
from app.people.register import report
from app.people.register.columns import Certainty
from app.people.register.fields import Field
from app.people.register.mapping import changed, guessed
from app.people.register.values import is_nhs_number
from tests.people.register.reading import chosen, planned, rows


@pytest.mark.parametrize(
    "heading",
    [
        "NHS number",
        "NHS No.",
        "RiO number",
        "Hospital no",
        "Bank",
        "Sort code",
        "Account number",
        "NI number",
        "Payroll no",
        "Diagnosis",
        "Dx",
        "Mental health history",
        "Medication",
        "Section status",
        "MHA",
        "Risk",
        "Forensic history",
        "Health conditions",
        "Ethnicity",
        "Gender",
        "Religion",
        "Disability",
        "DOB",
        "Date of birth",
        "Age",
        "Benefits",
    ],
)
def test_some_columns_are_never_brought_in_whoever_asks(heading: str) -> None:
    found = guessed(chosen(rows("Ann Lee,secret words", headings=f"Name,{heading}").encode()).table)
    column = found.columns[1]
    assert (column.field, column.certainty) == (Field.LEAVE_OUT, Certainty.NEVER)
    assert "ever brought in" in column.why
    with pytest.raises(RuleBroken, match="never brought in"):
        changed(found, {heading: "access-needs"})
    assert any("Never brought in" in line for line in report.columns(found))


@pytest.mark.parametrize(
    "heading", ["Notes", "Comments", "Background", "Ward", "Section", "History", "Misc", "Next of kin", "Colour"]
)
def test_words_that_may_be_about_health_stay_out_until_somebody_decides(heading: str) -> None:
    text = rows("Ann Lee,Was on Willow ward", headings=f"Name,{heading}")
    found = guessed(chosen(text.encode()).table)
    assert (found.columns[1].field, found.columns[1].certainty) == (Field.LEAVE_OUT, Certainty.ASK)
    assert "Willow" not in repr(planned(text))
    decided = planned(text, columns={heading: "access-needs"})
    assert [question.key for each in decided.asking for question in each.questions] == ["access-needs"]


def test_nhs_numbers_are_known_by_themselves() -> None:
    assert is_nhs_number("943 476 5919")
    assert not is_nhs_number("943 476 5918")
    assert not is_nhs_number(True)
    lines = [
        f"Ann {c},{n}"
        for c, n in zip(
            "ABCDEF", ["9434765919", "4010232137", "9434765870", "9434765870", "4010232137", "9434765919"], strict=True
        )
    ]
    for heading in ("Number", "Ref", "Colour"):
        found = guessed(chosen(rows(*lines, headings=f"Name,{heading}").encode()).table)
        assert found.columns[1].certainty is Certainty.NEVER
