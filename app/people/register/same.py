"""Is it the same person? Against the register, within the file, and where two people share one e-mail address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass, fields

from app.core.i18n import gettext as _
from app.people.register.drafts import Draft
from app.people.register.entries import Entry, name_keys, same_email
from app.people.register.known import Known, Register
from app.people.register.questions import ANY, Answers, Choice, Question

AllAnswers = Dict[int, Answers]
SAME, ANOTHER, NOBODY = "same", "another", "nobody"
SAYS_NOTHING = frozenset({"contact_by", "signs_in"})  # worked out from the rest of the entry


@dataclass(frozen=True)
class Verdict:
    """What comparing says about one row; all empty where it is simply a new person."""

    known: Known | None = None
    skip: str = ""
    chosen: bool = False
    questions: tuple[Question, ...] = ()
    notes: tuple[str, ...] = ()
    signs_in: bool | None = None

    @property
    def done(self) -> bool:
        """Whether nothing else about the row matters: it is nobody new."""
        return bool(self.skip) or (self.known is not None and self.known.advisor)


def judge_register(drafts: Sequence[Draft], register: Register, answers: AllAnswers) -> dict[int, Verdict]:
    """Rows whose person may be on the register already."""
    found = {}
    for each in drafts:
        doubted = "twice" in each.row.marks
        verdict = _against_register(each.entry, register, answers.get(each.row.number, {}), doubted=doubted)
        if verdict is not None:
            found[each.row.number] = verdict
    return found


def _against_register(entry: Entry, register: Register, given: Answers, *, doubted: bool) -> Verdict | None:
    """`doubted` when the file itself left open whether this is one person or two."""
    holders = register.with_email(entry.email)
    if not entry.name:
        return Verdict(known=holders[0]) if holders else None
    namesakes = register.namesakes(entry)
    for known in namesakes:
        if not doubted and (known.has_email(entry.email) or (entry.phone and known.phone == entry.phone)):
            return _same(known, entry) if known.advisor else _ask_staff(known, given)
    near = [known for known in namesakes if doubted or not _surely_others(known.email, known.phone, entry)]
    if near:
        text = _("%(name)s is on the register already. Is this the same person?", name=near[0].name)
        return _ask_known(near[0], entry, text, given)
    if holders:
        text = _("This e-mail belongs to %(name)s on the register. Is this the same person?", name=holders[0].name)
        return _ask_known(holders[0], entry, text, given)
    if namesakes:
        said = _("Somebody else on the register has the same name, with another e-mail and phone.")
        return Verdict(notes=(said,))
    return None


def _same(known: Known, entry: Entry) -> Verdict:
    return Verdict(known=known, notes=already_said(known, entry))


def already_said(known: Known, entry: Entry) -> tuple[str, ...]:
    """What the report says of somebody who is on the register already."""
    said = _("Already on the register, nothing to change.")
    if not known.differs(entry):
        return (said,)
    words = {"email": _("e-mail"), "phone": _("phone"), "known-as": _("the name they like")}
    other = ", ".join(words[field] for field in known.differs(entry))
    return said, _("The file says something else for: %(fields)s. The register was left as it is.", fields=other)


def _ask_staff(known: Known, given: Answers) -> Verdict:
    text = _("%(name)s works here and has this e-mail or phone. Is this the same person?", name=known.name)
    question = _same_or_another("register", text)
    chosen = _answer(question, given)
    if chosen == SAME:
        return Verdict(known=known, notes=(_("Works here too: put on the register as the same person."),))
    return Verdict() if chosen == ANOTHER else Verdict(questions=(question,))


def _ask_known(known: Known, entry: Entry, text: str, given: Answers) -> Verdict:
    if not known.advisor:
        return _ask_staff(known, given)
    question = _same_or_another("register", text)
    chosen = _answer(question, given)
    if chosen == SAME:
        return _same(known, entry)
    return Verdict() if chosen == ANOTHER else Verdict(questions=(question,))


def _surely_others(email: str | None, phone: str | None, entry: Entry) -> bool:
    """Two people of one name, known apart because both their e-mails and their phones differ."""
    return bool(email and phone and entry.email and entry.phone) and not (
        same_email(email, entry.email) or phone == entry.phone
    )


def judge_file(drafts: Sequence[Draft], answers: AllAnswers) -> dict[int, Verdict]:
    """Rows that may repeat an earlier row of the file."""
    found: dict[int, Verdict] = {}
    seen: dict[str, list[Draft]] = defaultdict(list)
    for each in drafts:
        keys = name_keys(each.entry.name, each.entry.known_as)
        earlier = [other for key in sorted(keys) for other in seen[key]]
        verdict = _against_rows(each, earlier, answers.get(each.row.number, {}))
        if verdict is not None:
            found[each.row.number] = verdict
        if verdict is None or not verdict.skip:
            for key in keys:
                seen[key].append(each)
    return found


def _against_rows(each: Draft, earlier: Sequence[Draft], given: Answers) -> Verdict | None:
    for other in earlier:
        if _adds_nothing(each, other):
            return Verdict(skip=_("The same person as in row %(row)d, with nothing new.", row=other.row.number))
    near = [other for other in earlier if not _surely_others(other.entry.email, other.entry.phone, each.entry)]
    if near:
        number = near[0].row.number
        text = _(
            "Row %(row)d has the same name, but not everything else is the same. Is it the same person?", row=number
        )
        question = _same_or_another("twice", text)
        chosen = _answer(question, given)
        if chosen == SAME:
            return Verdict(skip=_("The same person as in row %(row)d. That row was used.", row=number), chosen=True)
        return None if chosen == ANOTHER else Verdict(questions=(question,))
    if earlier:
        said = _("Row %(row)d has the same name, with another e-mail and phone.", row=earlier[0].row.number)
        return Verdict(notes=(said,))
    return None


def _adds_nothing(each: Draft, other: Draft) -> bool:
    """Whether a row says no more than an earlier one, and nothing else."""
    for field in fields(Entry):
        mine, theirs = getattr(each.entry, field.name), getattr(other.entry, field.name)
        if mine and _folded(mine) != _folded(theirs) and field.name not in SAYS_NOTHING:
            return False
    return set(each.questions) <= set(other.questions)


def _folded(value: object) -> object:
    return " ".join(value.casefold().split()) if isinstance(value, str) else value


def judge_sign_in(
    drafts: Sequence[Draft], verdicts: Dict[int, Verdict], register: Register, answers: AllAnswers
) -> dict[int, Verdict]:
    """Who signs in, where several people have one e-mail address."""
    found: dict[int, Verdict] = {}
    groups: dict[str, list[Draft]] = defaultdict(list)
    for each in drafts:
        if each.entry.email and each.entry.signs_in:
            groups[each.entry.email.casefold()].append(each)
    for email, group in groups.items():
        if any(
            not _is(verdicts.get(each.row.number), holder) for each in group for holder in register.with_email(email)
        ):
            said = _("Somebody else on the register signs in with this e-mail.")
            found |= {each.row.number: Verdict(signs_in=False, notes=(said,)) for each in group}
        elif len(group) > 1:
            found |= _shared(group, answers)
    return found


def _is(verdict: Verdict | None, holder: Known) -> bool:
    return verdict is not None and verdict.known == holder


def _shared(group: Sequence[Draft], answers: AllAnswers) -> dict[int, Verdict]:
    question = _who_signs_in(group)
    picks = {_answer(question, answers.get(each.row.number, {})) for each in group} - {None}
    if len(picks) != 1:
        return {each.row.number: Verdict(questions=(question,)) for each in group}
    (pick,) = picks
    return {each.row.number: _signs_in(each, group, str(pick)) for each in group}


def _who_signs_in(group: Sequence[Draft]) -> Question:
    people = ", ".join(_("%(name)s (row %(row)d)", name=each.entry.name, row=each.row.number) for each in group)
    text = _(
        "These people share the e-mail %(email)s: %(people)s. Who signs in with it?",
        email=group[0].entry.email,
        people=people,
    )
    choices = [
        Choice(f"row-{each.row.number}", _("%(name)s, row %(row)d", name=each.entry.name, row=each.row.number))
        for each in group
    ]
    return Question("sign-in", text, (*choices, Choice(NOBODY, str(_("Nobody for now")))))


def _signs_in(each: Draft, group: Sequence[Draft], pick: str) -> Verdict:
    if pick == f"row-{each.row.number}":
        return Verdict(signs_in=True, notes=(_("Shares this e-mail, and signs in with it."),))
    other = next((one.entry.name for one in group if pick == f"row-{one.row.number}"), None)
    if other is None:
        return Verdict(signs_in=False, notes=(_("Shares this e-mail. Nobody signs in with it for now."),))
    return Verdict(signs_in=False, notes=(_("Shares this e-mail. %(name)s signs in with it.", name=other),))


def _same_or_another(key: str, text: str) -> Question:
    choices = (Choice(SAME, str(_("Yes, the same person"))), Choice(ANOTHER, str(_("No, another person"))))
    return Question(key, text, choices)


def _answer(question: Question, given: Answers) -> str | None:
    """The key of the chosen answer to this question, if there is one."""
    said = given.get(question.key, given.get(ANY, "")).strip().casefold()
    return next((choice.key for choice in question.choices if said in {choice.key, choice.label.casefold()}), None)
