"""A partner of a national body, and a group that helps to select students."""

from __future__ import annotations

from tests.opportunities.adverts.shape import ACTIVITY, EITHER, MUST, Advert, at, on, session, steps

NATIONAL_PARTNER = Advert(
    name="nhse-ppv-2025",
    title="Patient and public voice partner",
    kind="committee",
    steps=steps(
        choosing={
            "method": "chosen",
            "choice_rule": "By the role description, with an interview.",
            **on(17, 1, name="closes_on"),
            **at(12, 0, "closes_time"),
        },
        apply={"apply_by": ["online", "phone", "post", "other-format"], "apply_note": "There is a form."},
        payer={
            "payer": "central",
            "pay_routes": ["payroll"],
            "statuses": ["not-worker"],
            "role_level": "4",
            "status_words": "It is treated as income, so tax may be taken. Get advice before you say yes, even if you "
            "decline the money. There is a helpline.",
        },
    ),
    sessions=[session(10, 2, 10, 15)],
    seats=[{**EITHER, "number": "2"}],
    payment=[
        (
            "day",
            {
                **ACTIVITY,
                "pence": "150",
                "half_pence": "75",
                "threshold_minutes-hours": "4",
                "threshold_included": "no",
            },
        )
    ],
    conditions=[
        ("step", {**MUST, "order": "1", "text": "Fill in the form"}),
        ("step", {**MUST, "order": "2", "text": "An interview"}),
    ],
    held={
        "closes_at": "2027-01-17T12:00:00+00:00",
        "apply_by": ["online", "phone", "post", "other-format"],
        "pay_routes": ["payroll"],
        "statuses": ["not-worker"],
        "role_level": 4,
        "condition.step.order": 1,
    },
    terms=[{"model": "day", "pence": 15000, "threshold_included": False}],
    said=["Sunday 17 January 2027, midday UK time", "Through payroll, for tax purposes only", "Step 2: An interview"],
)

STUDENT_SELECTION = Advert(
    name="brookes-surag",
    title="Help to select students",
    kind="training-session",
    steps=steps(
        pattern={"attendance": "some", "attend_at_least": "2", "recurrence": "Four meetings a year"},
        expenses={"expenses": ["travel", "refreshments"]},
        who={"places_word": "about"},
    ),
    sessions=[session(13, 1, 10, 12, turns="4", weeks="13"), session(3, 2, 9, 17, label="Interviews")],
    seats=[{**EITHER, "number": "10"}],
    mix=[{"of": "advisor", "number": "4"}, {"of": "staff", "number": "2"}],
    payment=[
        ("hourly", {**ACTIVITY, "tier": "", "pence": "15", "note": "For interviews"}),
        ("unpaid", {"part": "meetings", "note": "Expenses are paid back"}),
    ],
    conditions=[
        ("role", {**MUST, "roles": ["service-user", "carer"], "match": "any"}),
        ("agreement", {**MUST, "what": "terms", **on(1, 10, 2022, "dated")}),
        ("term", {"strength": "good-to-know", "review": "12", **on(1, 9, 2022, "reviewed_on")}),
    ],
    held={
        "recurrence": "Four meetings a year",
        "attendance": "some",
        "attend_at_least": 2,
        "sessions": 5,
        "condition.agreement.dated": "2022-10-01",
        "condition.term.reviewed_on": "2022-09-01",
        "mix.staff.number": 2,
        "places_word": "about",
    },
    terms=[{"model": "hourly", "pence": 1500}, {"model": "unpaid", "part": "meetings"}],
    said=["£15 an hour. For interviews", "Other meetings This is not paid. Expenses are paid back", "about 10 places"],
)
