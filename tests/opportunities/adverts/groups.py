"""Two parallel focus groups, and eight workshops with young people."""

from __future__ import annotations

from tests.opportunities.adverts.shape import ACTIVITY, EITHER, MEMBER, MUST, Advert, lasting, on, session, steps

FOCUS_GROUP = Advert(
    name="sun-crisis-focus-group",
    title="Focus group on crisis help from charities",
    kind="workshop",
    steps=steps(
        doing={"activity": "A talk in a small group. What is found is made anonymous."},
        where={"venue": "", "venue_area": "Cambridge", "venue_shown": "with-place"},
        pattern={"attendance": "one", "length_words": "about two hours"},
        expenses={"expenses": ["travel", "refreshments"]},
        apply={"apply_by": ["phone", "email"], "apply_note": "Ask the researcher."},
        support={
            "documents": "An information sheet comes before.",
            "outcome_promise": "A short written report for each person.",
            **on(30, 6, name="outcome_due_on"),
        },
    ),
    sessions=[session(30, 4, 14, 16, label="Service users"), session(30, 4, 10, 12, label="Carers")],
    seats=[
        {**MEMBER, "type": "service-user", "number": "10", "at_least": "8", "group": "Service users"},
        {**MEMBER, "type": "carer", "number": "10", "at_least": "8", "group": "Carers"},
    ],
    payment=[("fixed", {**ACTIVITY, "pence": "15"})],
    conditions=[
        (
            "recency",
            {**MUST, "what": "event", "subject": "a crisis with help from a charity", "within": "2", "unit": "years"},
        ),
        ("age", {**MUST, "youngest": "16", "whose": "own"}),
        ("consent", {**MUST, "to": "audio"}),
    ],
    held={
        "venue_shown": "with-place",
        "venue_area": "Cambridge",
        "outcome_due_on": "2027-06-30",
        "seat.Carers.at_least": 8,
        "seat.Service users.number": 10,
        "condition.recency.within": 2,
        "condition.recency.unit": "years",
        "condition.age.youngest": 16,
        "condition.consent.to": "audio",
    },
    terms=[{"model": "fixed", "pence": 1500}],
    said=[
        "8 to 10 places for carers (Carers)",
        "This happened to you: a crisis with help from a charity, in the last 2 years.",
        "Your age is 16 or over.",
    ],
)

YOUNG_DESIGNERS = Advert(
    name="mcpin-waiting-well",
    title="Design a digital support with us",
    kind="workshop",
    steps=steps(
        doing={
            "activity": "Eight workshops: the problem, ideas, finishing and testing.",
            "may_change": "A tool that is really used. What is found goes into public papers and events.",
        },
        pattern={"attendance": "all", "recurrence": "Every week for eight weeks", **lasting(0, 30)},
    ),
    sessions=[session(6, 1, 17, 19, turns="8", weeks="1")],
    seats=[{**EITHER, "number": "8"}],
    payment=[("menu", {**ACTIVITY, "cap_pence": "125", "note": "Vouchers for each workshop"})],
    conditions=[
        ("age", {**MUST, "youngest": "13", "oldest": "28", "whose": "own"}),
        ("place", {**MUST, "place": "North West London", "or_link": "y"}),
        ("experience", {**MUST, "of": "waiting for secondary care", "whose": "own"}),
        ("consent", {**MUST, "to": "parent"}),
    ],
    held={
        "attendance": "all",
        "prep_minutes": 30,
        "sessions": 8,
        "condition.age.youngest": 13,
        "condition.age.oldest": 28,
        "condition.place.place": "North West London",
        "condition.place.or_link": True,
        "condition.consent.to": "parent",
    },
    terms=[{"model": "menu", "cap_pence": 12500}],
    said=[
        "A place is for every session",
        "Your age is from 13 to 28.",
        "You live in North West London, or have a link with it.",
    ],
)
