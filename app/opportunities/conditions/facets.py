"""The table: facet -> its questions, its words, and where the answer comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.core.i18n import lazy_gettext as _l
from app.opportunities.conditions import lists, wording
from app.opportunities.conditions.checking import CHECKS
from app.opportunities.conditions.shapes import Answer, Field, Fields, Problem, Sentence
from app.opportunities.states import Asked, Facet

READABLE = frozenset({Facet.OTHER, Facet.EXPERIENCE, Facet.SKILLS, Facet.CONSENT, Facet.AGREEMENT})


@dataclass(frozen=True)
class FacetSpec:
    """`asked` is where the answer comes from unless the record can tell (`asked_of`)."""

    name: Sentence
    about: Sentence
    asked: Asked
    say: Callable[[Fields], str]
    fields: tuple[Field, ...]


def asked_of(facet: Facet, fields: Fields) -> Asked:
    """Where the answer to this very condition comes from."""
    if facet is Facet.ROLE and ("public" in fields.get("roles", ()) or not _beyond_record(fields)):
        return Asked.RECORD
    if facet is Facet.TRAINING and not fields.get("course"):
        return Asked.TICK
    return FACETS[facet].asked


def _beyond_record(fields: Fields) -> bool:
    return bool(fields.get("now")) or not set(fields.get("roles", ())) <= {"service-user", "carer"}


def words(facet: Facet, fields: Fields) -> str:
    """The condition as one or two sentences to "you"."""
    return FACETS[facet].say(fields)


def problems(facet: Facet, fields: Fields) -> list[Problem]:
    """What is missing or cannot be, question by question."""
    spec = FACETS[facet]
    missing = [Problem(f.key, str(f.required)) for f in spec.fields if f.required and f.key not in fields]
    return missing or (CHECKS[facet](fields) if facet in CHECKS else [])


def _text(
    key: str, label: Sentence, *, required: Sentence | None = None, hint: Sentence = "", one_of: bool = False
) -> Field:
    return Field(key, Answer.TEXT, label, hint, required=required, most=200, one_of=one_of)


_WHOSE = Field("whose", Answer.ONE, _l("Whose is it?"), choices=lists.WHOSE, required=_l("Say whose it is."))
_WITHIN = Field("within", Answer.NUMBER, _l("Within the last how many"), most=99, hint=_l("For example, 2"))
_UNIT = Field("unit", Answer.ONE, _l("Months or years"), choices=lists.UNITS)

FACETS: dict[Facet, FacetSpec] = {
    Facet.ROLE: FacetSpec(
        _l("Who they are"), _l("Service user, carer, family, anybody."), Asked.TICK, wording.role,
        (
            Field("roles", Answer.MANY, _l("Who is it for?"), choices=lists.ROLES,
                  required=_l("Choose who it is for.")),
            Field("match", Answer.ONE, _l("Any one, or all together?"), choices=lists.MATCH),
            Field("now", Answer.YES, _l("It must be so now, not only in the past")),
        ),
    ),
    Facet.EXPERIENCE: FacetSpec(
        _l("Experience"), _l("Experience of a service, a setting, or of caring."), Asked.TICK, wording.experience,
        (
            Field("of", Answer.TAGS, _l("Experience of"),
                  _l("One on each line: any line will do. Use + for what is needed together, like “prison + caring”."),
                  required=_l("Enter the experience you are looking for.")),
            _WHOSE,
        ),
    ),
    Facet.RECENCY: FacetSpec(
        _l("How recent"), _l("Recent use of a service, an event or contact. People tick it; nothing is kept."),
        Asked.TICK, wording.recency,
        (
            Field("what", Answer.ONE, _l("What must be recent?"), choices=lists.SUBJECTS,
                  required=_l("Choose what must be recent.")),
            _text("subject", _l("In words"), hint=_l("For example, a crisis with help from a charity")),
            _WITHIN, _UNIT,
        ),
    ),
    Facet.AGE: FacetSpec(
        _l("Age"), _l("Of the person, or of the person they care for."), Asked.TICK, wording.age,
        (
            Field("youngest", Answer.NUMBER, _l("From age"), most=120, one_of=True),
            Field("oldest", Answer.NUMBER, _l("To age"), most=120, one_of=True),
            _WHOSE,
        ),
    ),
    Facet.PLACE: FacetSpec(
        _l("Place"), _l("Lives in a place, or has a link with it. No address is asked for."), Asked.TICK,
        wording.place,
        (
            _text("place", _l("Which place?"), required=_l("Enter the place.")),
            Field("or_link", Answer.YES, _l("A link with the place will do")),
        ),
    ),
    Facet.TRAINING: FacetSpec(
        _l("Training first"), _l("A course to have done before, or training with a date of its own."), Asked.RECORD,
        wording.training,
        (
            Field("course", Answer.COURSE, _l("Which course?"), one_of=True),
            _text("name", _l("Or what training?"), hint=_l("If it is not in the list"), one_of=True),
            Field("on", Answer.DAY, _l("Day of the training, if it has its own")),
            Field("places", Answer.NUMBER, _l("Places on the training"), most=500),
            Field("paid", Answer.YES, _l("The training is paid")),
        ),
    ),
    Facet.CHECK: FacetSpec(
        _l("Check"), _l("DBS, reference and the like. Only where the law allows it for this activity."), Asked.TICK,
        wording.check,
        (
            Field("check", Answer.ONE, _l("Which check?"), choices=lists.CHECKS, required=_l("Choose a check.")),
            Field("waived_for_staff", Answer.YES, _l("Not needed for people already employed here")),
        ),
    ),
    Facet.OWN_SERVICE: FacetSpec(
        _l("Link with the service"), _l("Their own service: needed, or not allowed."), Asked.TICK,
        wording.own_service,
        (
            Field("rule", Answer.ONE, _l("Needed or not allowed?"), choices=lists.NEED,
                  required=_l("Choose needed or not allowed.")),
            Field("link", Answer.ONE, _l("What link?"), choices=lists.LINKS, required=_l("Choose the link.")),
            Field("service", Answer.SERVICE, _l("Which service, if one of ours?")),
        ),
    ),
    Facet.EXCLUSION: FacetSpec(
        _l("Who may not"), _l("An exclusion, and when it ends."), Asked.TICK, wording.exclusion,
        (
            Field("who", Answer.ONE, _l("Who may not take part?"), choices=lists.EXCLUDED,
                  required=_l("Choose who may not take part.")),
            _text("subject", _l("In words"), hint=_l("For example, nurses, or staff of Elm Ward")),
            Field("ends", Answer.ONE, _l("How long does it last?"), choices=lists.ENDS,
                  required=_l("Choose how long it lasts.")),
            Field("within", Answer.NUMBER, _l("How many after it ended"), most=99),
            _UNIT,
        ),
    ),
    Facet.SKILLS: FacetSpec(
        _l("Skills"), _l("What people should be able to do. Read and judged by each person."), Asked.READ,
        wording.plain,
        (_text("text", _l("Which skills?"), required=_l("Enter the skills.")),),
    ),
    Facet.STEP: FacetSpec(
        _l("A step on the way"), _l("An interview, shadowing, an induction: steps in order."), Asked.READ,
        wording.step,
        (
            Field("order", Answer.NUMBER, _l("Which step is it?"), most=20, required=_l("Enter the step's number.")),
            _text("text", _l("What happens?"), required=_l("Say what happens in this step.")),
            Field("on", Answer.DAY, _l("On which day, if known")),
        ),
    ),
    Facet.AGREEMENT: FacetSpec(
        _l("Agreement"), _l("Something to read and sign."), Asked.TICK, wording.agreement,
        (
            Field("what", Answer.ONE, _l("What is signed?"), choices=lists.AGREEMENTS,
                  required=_l("Choose what is signed.")),
            _text("name", _l("In words")),
            Field("dated", Answer.DAY, _l("Date of this version, if it has one")),
            Field("yearly", Answer.YES, _l("Signed again each year")),
        ),
    ),
    Facet.CONSENT: FacetSpec(
        _l("Consent"), _l("Recording, photographs, quotes, under-18s."), Asked.TICK, wording.consent,
        (
            Field("to", Answer.ONE, _l("Consent to what?"), choices=lists.CONSENTS,
                  required=_l("Choose what people consent to.")),
            _text("subject", _l("In words")),
            Field("can_refuse", Answer.YES, _l("People may say no and still take part")),
        ),
    ),
    Facet.LIMIT: FacetSpec(
        _l("Limit"), _l("At most so many a week, month or year."), Asked.READ, wording.limit,
        (
            Field("number", Answer.NUMBER, _l("At most how many?"), required=_l("Enter a number."), most=10_000),
            Field("of", Answer.ONE, _l("Of what?"), choices=lists.COUNTED, required=_l("Choose what is counted.")),
            Field("per", Answer.ONE, _l("In each"), choices=lists.PERIODS,
                  required=_l("Choose a week, month or year.")),
            Field("may_skip", Answer.YES, _l("People may skip any of them, for any reason")),
        ),
    ),
    Facet.TERM: FacetSpec(
        _l("Term"), _l("How long the role lasts, and when it is looked at again."), Asked.READ, wording.term,
        (
            Field("length", Answer.NUMBER, _l("How many"), most=120),
            _UNIT,
            Field("extend", Answer.NUMBER, _l("May be made longer by how many months"), most=120),
            Field("review", Answer.NUMBER, _l("Looked at again every how many months"), most=120),
            Field("reviewed_on", Answer.DAY, _l("Last looked at on")),
        ),
    ),
    Facet.OTHER: FacetSpec(
        _l("Something else"), _l("Anything that the others do not hold."), Asked.READ, wording.plain,
        (_text("text", _l("In words"), required=_l("Enter the condition.")),),
    ),
}  # fmt: skip
