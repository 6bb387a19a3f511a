"""Sections that are answered at once. Every question may be left empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from app.core.forms import Form, HiddenField, LongTextField, NumberField, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.passport import pages, queries, rules
from app.people.passport.actions import Changes
from app.people.passport.states import NEVER_WITH_HOSTS, Field, Sharing, TagSort

WORDS = 2000
EITHER, ONLINE, IN_PERSON = "either", "online", "in-person"


def sharing(about: Any = "") -> RadiosField:
    return RadiosField(
        about or _l("Who may read this?"),
        choices=[choice(each, words) for each, words in pages.SHARING.items()],
        default=Sharing.TEAM.value,
        required=_l("Choose who may read this."),
    )


class SectionForm(Form):
    """The answers of one section. `seen` says what stood there when the form was opened."""

    fields: ClassVar[Sequence[Field]] = ()
    lists: ClassVar[Mapping[str, TagSort]] = {}
    numbered: ClassVar[bool] = False
    seen = HiddenField()

    class Meta(Form.Meta):
        mark_optional = False  # the page says once that all of it may stay empty

    def validate(self, *args: Any, **kwargs: Any) -> bool:
        good = bool(super().validate(*args, **kwargs))
        for name in self.lists:
            problem = rules.why_not_tags(rules.tags(self[name].data))
            if problem:
                self.blame(self[name], problem)
                good = False
        return good

    def changes(self) -> Changes:
        return Changes(
            {each: self._said(each) for each in self.fields},
            {sort: rules.tags(self[name].data) for name, sort in self.lists.items()},
            self.numbers(),
        )

    def _said(self, about: Field) -> tuple[str, Sharing]:
        name = about.name.lower()
        chosen = Sharing.TEAM if about in NEVER_WITH_HOSTS else Sharing(self[f"{name}_sharing"].data)
        return self[name].data or "", chosen

    def numbers(self) -> dict[str, Any]:
        return {}

    @classmethod
    def stamp(cls, there: queries.Whole) -> str:
        """What `seen` begins with."""
        return queries.stamp(there, cls.fields, tuple(cls.lists.values()), numbers=cls.numbered)

    @classmethod
    def known(cls, there: queries.Whole) -> dict[str, Any]:
        """What the form begins with."""
        found: dict[str, Any] = {"seen": cls.stamp(there)}
        found |= {name: "\n".join(there.tagged(sort)) for name, sort in cls.lists.items()}
        for each in cls.fields:
            entry = next(iter(there.of(each)), None)
            found[each.name.lower()] = entry.words if entry else ""
            found[f"{each.name.lower()}_sharing"] = (entry.sharing if entry else Sharing.TEAM).value
        return found


class BringForm(SectionForm):
    fields = (Field.BRINGS, Field.EXPERIENCE)
    lists: ClassVar[Mapping[str, TagSort]] = {"tags": TagSort.EXPERIENCE}

    brings = LongTextField(
        _l("What are you good at, and what do you bring?"),
        hint=_l("For example, “I notice who has not spoken yet”."), most=WORDS,
    )  # fmt: skip
    brings_sharing = sharing(_l("Who may read what you bring?"))
    experience = LongTextField(
        _l("Which experience do you have that you want to use?"),
        hint=_l("Only what you want to say. Nobody needs to know about your health."), most=WORDS,
    )  # fmt: skip
    experience_sharing = sharing(_l("Who may read about your experience?"))
    tags = LongTextField(
        _l("The same in a word or two"),
        hint=_l("One on each line, like “chairing” or “community care”. We use them to find what fits you."),
        most=WORDS,
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class InterestsForm(SectionForm):
    fields = (Field.INTERESTS,)
    lists: ClassVar[Mapping[str, TagSort]] = {"topics": TagSort.TOPIC}

    topics = LongTextField(
        _l("Which topics interest you?"),
        hint=_l("One on each line, like “young people” or “waiting times”. We use them to find what fits you."),
        most=WORDS,
    )  # fmt: skip
    interests = LongTextField(_l("Anything more about what you would like to do?"), most=WORDS)
    interests_sharing = sharing(_l("Who may read what you would like to do?"))
    submit = SubmitField(_l("Save"))


class ContactForm(SectionForm):
    fields = (Field.CONTACT,)

    contact = LongTextField(
        _l("What should people know before they contact you?"),
        hint=_l("For example, “mornings are best” or “please leave no voicemail”."), most=WORDS,
    )  # fmt: skip
    contact_sharing = sharing()
    submit = SubmitField(_l("Save"))


class HardDayForm(SectionForm):
    fields = (Field.HARD_DAY,)

    hard_day = LongTextField(
        _l("What helps you on a hard day?"),
        hint=_l("For example, “a short break outside”, or who we may ring for you."), most=WORDS,
    )  # fmt: skip
    submit = SubmitField(_l("Save"))


class GettingThereForm(SectionForm):
    numbered = True
    fields = (Field.TRAVEL,)
    lists: ClassVar[Mapping[str, TagSort]] = {"areas": TagSort.AREA}

    how = RadiosField(
        _l("How would you like to take part?"),
        choices=[choice(EITHER, _l("Online or in person, both are fine")),
                 choice(ONLINE, _l("Online or by phone only")), choice(IN_PERSON, _l("In person only"))],
        default=EITHER, required=_l("Choose how you would like to take part."),
    )  # fmt: skip
    areas = LongTextField(
        _l("Which towns or areas can you get to?"),
        hint=_l("One on each line. Leave it empty if you would rather look at each opportunity."), most=WORDS,
    )  # fmt: skip
    travel = LongTextField(
        _l("Anything about getting there?"),
        hint=_l("For example, “half an hour by bus is enough” or “I need a parking space”."), most=WORDS,
    )  # fmt: skip
    travel_sharing = sharing(_l("Who may read about getting there?"))
    submit = SubmitField(_l("Save"))

    def numbers(self) -> dict[str, Any]:
        return {"online": self.how.data != IN_PERSON, "in_person": self.how.data != ONLINE}

    @classmethod
    def known(cls, there: queries.Whole) -> dict[str, Any]:
        row = there.numbers
        how = EITHER if row is None or row.online == row.in_person else ONLINE if row.online else IN_PERSON
        return super().known(there) | {"how": how}


class PaceForm(SectionForm):
    numbered = True

    notice = NumberField(
        _l("How many days before would you like to know?"), hint=_l("For example, 14 for two weeks"), most=365
    )
    at_once = NumberField(_l("How many places would you like to have ahead of you at once, at most?"), least=1, most=50)
    submit = SubmitField(_l("Save"))

    def numbers(self) -> dict[str, Any]:
        return {"notice_days": self.notice.data, "at_once": self.at_once.data}

    @classmethod
    def known(cls, there: queries.Whole) -> dict[str, Any]:
        row = there.numbers
        said = {"notice": row.notice_days, "at_once": row.at_once} if row else {}
        return super().known(there) | said
