"""What there is to read before the interview panel: two small documents, in the formats that people ask for."""

from __future__ import annotations

from sqlalchemy import select

from app.core import clock, db
from app.core.actor import Actor
from app.core.files import checked
from app.core.papers import Letter, Part
from app.core.pdf import render_pdf
from app.documents import actions
from app.documents.actions import New
from app.documents.states import DocumentFormat, DocumentKind
from app.opportunities.models import Opportunity

SPECIFICATION = (
    Part("What we look for", "Somebody who listens, who explains plainly, and who works well with families."),
    Part("What we ask about", facts=(
        ("Listening", "Tells of a time when somebody felt heard"),
        ("Plain words", "Explains a choice of treatment without jargon"),
        ("Together", "Has changed something because of what people said"),
    )),
)  # fmt: skip
THE_DAY = """How the day goes

We meet half an hour before the first interview, in room 2. There is tea.
You ask the questions you wrote. Nobody reads out yours.
There is a quiet room for you all day, and a break after every second interview.
You can stop at any time. Tell the person at the door: they know what to do.
"""


def documents() -> None:
    found = db.session().scalars(select(Opportunity).where(Opportunity.ref == "interview-panel")).one_or_none()
    if found is None:
        return
    host = Actor(found.host_id)
    files = {large: checked(_specification(large=large)) for large in (False, True)}
    first = actions.add(
        found.id, "Person specification", DocumentKind.PERSON_SPECIFICATION, New(files[False], DocumentFormat.PDF),
        by=host,
    )  # fmt: skip
    actions.add_file(first.document_id, New(files[True], DocumentFormat.LARGE_PRINT), by=host)
    text = checked(THE_DAY.encode())
    actions.add(found.id, "How the day goes", DocumentKind.TIMETABLE, New(text, DocumentFormat.OTHER), by=host)


def _specification(*, large: bool) -> bytes:
    letter = Letter("Liaison nurse: person specification", (), clock.today(), (), parts=SPECIFICATION)
    return render_pdf("core/letter.typ", letter.paper(large_print=large))
