"""How the way to the register is said: to the person on it, and to the team."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.core import clock, formatting
from app.core.i18n import gettext as _
from app.people import queries as people
from app.people.joining import queries
from app.people.joining.models import Joining
from app.people.joining.queries import Fullness, StepOf
from app.people.models import Advisor, Person
from app.people.states import JOINING, AdvisorState


@dataclass(frozen=True)
class Panel:
    """What the team sees of somebody's way. `others` have the same name: perhaps they are on the register already."""

    advisor: Advisor
    joining: Joining | None
    steps: list[StepOf]
    fullness: Fullness
    number: int
    others: list[Person]

    @property
    def facts(self) -> list[tuple[str, str]]:
        found = self.joining
        if found is None:
            return []
        asked = formatting.day(found.asked_at)
        facts = [(_("Asked to join"), _("%(day)s, by web", day=asked) if found.by_web else asked)]
        if found.said:
            facts.append((_("What they said"), found.said))
        if found.talk_at:
            who = found.talk_with.name if found.talk_with else _("somebody of the team")
            facts.append((_("Conversation"), _("%(when)s, with %(who)s", when=formatting.span(found.talk_at), who=who)))
        if self.number:
            facts.append((_("On the waiting list"), _("Number %(number)s", number=self.number)))
        if later := asked_later(found, self.advisor.state):
            facts.append((_("Not now"), _("To be asked again on %(day)s", day=formatting.day(later))))
        return facts


def asked_later(joining: Joining | None, state: AdvisorState) -> date | None:
    """The day on which somebody who waits is to be asked again, where it is still to come."""
    on = joining.ask_again_on if joining and state is AdvisorState.WAITING else None
    return on if on and on > clock.today() else None


def panel(person: Person, advisor: Advisor) -> Panel | None:
    """Of somebody who is joining, or who took steps when they did; nothing where there is nothing to say."""
    joining, steps = queries.joining_of(person.id), queries.steps_of(person.id)
    on_the_way = advisor.state in JOINING
    if not on_the_way:
        steps = [each for each in steps if each.taken]
    if not (on_the_way or joining or steps):
        return None
    number = queries.number_in_list(person.id) if advisor.state is AdvisorState.WAITING else 0
    others = [each for each in people.same_name(person.full_name) if each.id != person.id] if on_the_way else []
    return Panel(advisor, joining, steps, queries.fullness(), number, others)


def step_words(each: StepOf) -> str:
    """When a step was done and who wrote it down, or that it was not needed."""
    if each.taken is None:
        return ""
    by = each.taken.recorded_by
    if each.done_on is None:
        return _("Not needed")
    day = formatting.day(each.done_on)
    return _("%(day)s, written down by %(name)s", day=day, name=by.name) if by else day


@dataclass(frozen=True)
class Task:
    """One line of somebody's own way to the register."""

    words: str
    done: bool
    hint: str = ""
    put_off: bool = False  # they may say that this is not a good time


def my_way(advisor: Advisor) -> list[Task]:
    """The steps of somebody who is joining, as they read them; none for everybody else."""
    if advisor.state not in JOINING:
        return []
    joining, state = queries.joining_of(advisor.person_id), advisor.state
    tasks = [Task(_("You asked to join"), done=True), _my_talk(joining, state)]
    if state is AdvisorState.WAITING:
        number = queries.number_in_list(advisor.person_id)
        words = _("The register is full at the moment. You are number %(number)s on the waiting list.", number=number)
        hint, later = _("We tell you when there is room. You do not need to do anything."), asked_later(joining, state)
        if later:
            words = _("You are number %(number)s on the waiting list.", number=number)
            hint = _("We ask you again from %(day)s, as you said.", day=formatting.day(later))
        tasks.append(Task(words, done=False, hint=hint, put_off=True))
    needed = [each for each in queries.steps_of(advisor.person_id) if each.taken is None or each.done_on]
    tasks += [Task(each.step.name, each.taken is not None, each.step.about) for each in needed]
    return [*tasks, Task(_("You are on the register"), done=False, put_off=state is AdvisorState.WELCOME)]


def _my_talk(joining: Joining | None, state: AdvisorState) -> Task:
    if joining is None or joining.talk_at is None:
        words = _("We talk with each other")
        return Task(words, done=state is AdvisorState.WELCOME, hint=_("We are in touch to find a day that suits you."))
    who = joining.talk_with.name if joining.talk_with else _("somebody of the team")
    when = _("%(when)s, with %(who)s", when=formatting.span(joining.talk_at), who=who)
    return Task(_("We talk with each other"), done=joining.talked_at is not None, hint=when)
