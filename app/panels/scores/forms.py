"""What is typed about questions, criteria, scores, the opening and the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from app.core.forms import (
    ConfirmField,
    Form,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.panels.models import Candidate
from app.panels.queries import Sitting
from app.panels.scores import pages
from app.panels.scores.actions.scoring import Answers
from app.panels.scores.models import Criterion, Scoring
from app.panels.scores.states import SCALES, Outcome

NOTE, REASON = 1000, 300


class Edited(Form):
    """What questions and criteria share: which edition the page shows, and after the interviews began, why."""

    edition = HiddenField()
    reason = TextField(
        _l("Why does this have to change now?"), required=_l("Say why this has to change now."),
        hint=_l("The interviews have begun. Everybody on the panel reads this."), most=REASON,
    )  # fmt: skip
    submit = SubmitField(_l("Save"))

    def ask_why(self, *, late: bool) -> None:
        if not late:
            del self.reason

    @property
    def why(self) -> str:
        return (self.reason.data or "") if self.reason else ""

    @property
    def shown(self) -> int:
        """The edition on the page; one that was bent is nobody's."""
        typed = self.edition.data or ""
        return int(typed[:9]) if typed.isascii() and typed.isdigit() else 0


class QuestionForm(Edited):
    words = LongTextField(_l("The question"), required=_l("Enter the question."), most=600)
    criterion = SelectField(_l("Which criterion does it show?"), empty=_l("None in particular"))
    asks = SelectField(_l("Who asks it?"), empty=_l("Not decided yet"))
    wrote = RadiosField(
        _l("Who wrote it?"), required=_l("Choose who wrote it."),
        hint=_l("An advisor's own question carries their name, and its words stay theirs."),
    )  # fmt: skip

    def offer(self, criteria: Sequence[Criterion], sitting: Sequence[Sitting], authors: Mapping[str, str]) -> None:
        """`authors`: by code; the question is not asked where there is only one."""
        self.criterion.choices = [choice(each.ref, each.name) for each in criteria]
        self.asks.choices = [choice(pages.code_of(one), one.first_name) for one in sitting if one.scores]
        if len(authors) < 2:
            del self.wrote
        else:
            self.wrote.choices = [choice(code, name) for code, name in authors.items()]


class CriterionForm(Edited):
    name = TextField(_l("The criterion"), required=_l("Enter a name for the criterion."), most=120)
    words = LongTextField(_l("What to look for"), most=600)


def criterion_form(scale: Scoring, **options: Any) -> CriterionForm:
    """With a box for the meaning of each point of the scale."""
    fields = {
        f"anchor_{point}": TextField(_("What %(point)d means", point=point), most=200)
        for point in range(scale.lowest, scale.highest + 1)
    }
    made: CriterionForm = type("AnchoredForm", (CriterionForm,), fields)(**options)
    return made


def anchors_of(form: CriterionForm, scale: Scoring) -> list[str]:
    return [form[f"anchor_{point}"].data or "" for point in range(scale.lowest, scale.highest + 1)]


class ScaleForm(Form):
    scale = RadiosField(_l("Points for each criterion"), required=_l("Choose one of the scales."))
    submit = SubmitField(_l("Save"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.scale.choices = [choice(f"{low}-{high}", pages.scale_words(low, high)) for low, high in SCALES]


class DropForm(Edited):
    submit = SubmitField(_l("Take it out"))


class ScoreForm(Form):
    reason = TextField(
        _l("Why you add or change a score now"), most=REASON,
        hint=_l("The scores are open. Only needed where you change something. Everybody on the panel reads this."),
    )  # fmt: skip


def score_form(criteria: Sequence[Criterion], scale: Scoring, *, opened: bool, **options: Any) -> ScoreForm:
    """A score and a note for each criterion; all of them may stay empty."""
    fields: dict[str, Any] = {}
    for each in criteria:
        fields[f"points_{each.id}"] = RadiosField(
            each.name, hint=each.words,
            choices=[
                choice(str(scale.lowest + step), pages.point_words(scale.lowest + step, anchor))
                for step, anchor in enumerate(each.anchors)
            ],
        )  # fmt: skip
        fields[f"note_{each.id}"] = LongTextField(_("Your note on “%(name)s”", name=each.name), most=NOTE)
    made: ScoreForm = type("SheetForm", (ScoreForm,), fields)(**options)
    for each in criteria:
        made[f"points_{each.id}"].flags.optional = False  # may wait, but is not asked for nothing
    if not opened:
        del made.reason
    return made


def scores_of(form: ScoreForm, criteria: Sequence[Criterion]) -> Answers:
    found: dict[int, tuple[int | None, str]] = {}
    for each in criteria:
        points, note = form[f"points_{each.id}"].data, form[f"note_{each.id}"].data
        found[each.id] = (int(points) if points else None, note or "")
    return found


def filled(answers: Mapping[int, tuple[int | None, str]]) -> dict[str, str]:
    """The same the other way round: what the boxes begin with."""
    filled: dict[str, str] = {}
    for criterion_id, (points, note) in answers.items():
        filled |= {f"note_{criterion_id}": note}
        filled |= {f"points_{criterion_id}": str(points)} if points is not None else {}
    return filled


class OpenForm(Form):
    why = LongTextField(
        _l("Why the scores are opened now"), required=_l("Say why the scores are opened before everything is in."),
        hint=_l("Such as: one member was called away. This is kept with the scores."), most=REASON,
    )  # fmt: skip
    papers = ConfirmField(
        _l("I have their sheets, filled in"), required=_l("Take the paper sheets first, then tick this box.")
    )  # fmt: skip
    submit = SubmitField(_l("Open the scores for the panel"))


def outcome_form(candidates: Sequence[Candidate], **options: Any) -> Form:
    fields: dict[str, Any] = {
        f"outcome_{each.id}": RadiosField(
            pages.label(each), choices=[choice(one.value, pages.OUTCOMES[one]) for one in Outcome]
        )
        for each in candidates
    }  # fmt: skip
    fields["submit"] = SubmitField(_l("Record"))
    made: Form = type("OutcomeForm", (Form,), fields)(**options)
    return made


class HoldForm(Form):
    why = TextField(
        _l("Why nothing may be removed"), required=_l("Say why nothing may be removed."), most=REASON,
        hint=_l("Such as a public inquiry or a claim. Leave names out."),
    )  # fmt: skip
    submit = SubmitField(_l("Keep everything for now"))
