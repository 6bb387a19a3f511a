"""Each facet in words: statements to "you", so that the same words can be read, ticked and judged."""

from __future__ import annotations

from datetime import date

from app.core.formatting import day, joined, money
from app.core.i18n import gettext as _
from app.core.i18n import ngettext
from app.opportunities.conditions import lists
from app.opportunities.conditions.shapes import Fields


def either(words: list[str]) -> str:
    """Such as "a", "a or b", "a, b or c"."""
    *first, last = words
    return _("%(first)s or %(last)s", first=", ".join(first), last=last) if first else last


def label(choices: tuple[tuple[str, object], ...], value: str) -> str:
    return str(dict(choices)[value])


def period(number: int, unit: str) -> str:
    """Such as "2 years"."""
    if unit == "months":
        return ngettext("%(num)d month", "%(num)d months", number)
    return ngettext("%(num)d year", "%(num)d years", number)


def _on(fields: Fields, key: str) -> str:
    return day(date.fromisoformat(fields[key]))


def _role_word(role: str) -> str:
    return {
        "service-user": _("a service user"),
        "carer": _("a carer"),
        "family": _("a family member or friend"),
        "public": _("any member of the public"),
        "staff": _("staff of another organisation"),
        "lay": _("a lay member"),
    }[role]


def role(fields: Fields) -> str:
    named = [_role_word(each) for each in fields["roles"]]
    who = joined(named) if fields.get("match") == "all" else either(named)
    return _("You are %(who)s now.", who=who) if fields.get("now") else _("You are %(who)s.", who=who)


def experience(fields: Fields) -> str:
    what = either([joined(group) for group in fields["of"]])
    said = {
        "own": _("You have experience of your own of %(what)s.", what=what),
        "cared-for": _("You care, or have cared, for somebody with experience of %(what)s.", what=what),
        "either": _("You have experience of %(what)s, your own or through caring for somebody.", what=what),
    }
    return said[fields["whose"]]


def recency(fields: Fields) -> str:
    subject = {
        "use": _("You used %(what)s", what=fields.get("subject") or _("the service")),
        "event": _("This happened to you: %(what)s", what=fields.get("subject") or _("what this is about")),
        "contact": _("You had contact with %(what)s", what=fields.get("subject") or _("the organisation")),
        "caring": _("You cared for somebody who used %(what)s", what=fields.get("subject") or _("the service")),
    }[fields["what"]]
    if not fields.get("within"):
        return _("%(subject)s, recently.", subject=subject)
    length = period(fields["within"], fields["unit"])
    return _("%(subject)s, in the last %(length)s.", subject=subject, length=length)


def age(fields: Fields) -> str:
    youngest, oldest = fields.get("youngest"), fields.get("oldest")
    if oldest is None:
        ages = _("%(youngest)d or over", youngest=youngest)
    elif youngest is None:
        ages = _("%(oldest)d or under", oldest=oldest)
    else:
        ages = _("from %(youngest)d to %(oldest)d", youngest=youngest, oldest=oldest)
    said = {
        "own": _("Your age is %(ages)s.", ages=ages),
        "cared-for": _("The person you care for is aged %(ages)s.", ages=ages),
        "either": _("You, or the person you care for, are aged %(ages)s.", ages=ages),
    }
    return said[fields["whose"]]


def place(fields: Fields) -> str:
    where = fields["place"]
    if fields.get("or_link"):
        return _("You live in %(where)s, or have a link with it.", where=where)
    return _("You live in %(where)s.", where=where)


def training(fields: Fields) -> str:
    name = fields.get("name") or fields.get("course", "")
    said = [_("You have done “%(name)s” before you take part.", name=name)]
    if fields.get("on"):
        said.append(_("It is on %(day)s and is booked apart.", day=_on(fields, "on")))
    if fields.get("places"):
        said.append(ngettext("It has %(num)d place.", "It has %(num)d places.", fields["places"]))
    if fields.get("paid"):
        said.append(_("You are paid for the training."))
    return " ".join(said)


def check(fields: Fields) -> str:
    what = label(lists.CHECKS, fields["check"])
    if fields.get("waived_for_staff"):
        return _("You are happy to have this check, or you already work here: %(what)s.", what=what)
    return _("You are happy to have this check: %(what)s.", what=what)


def own_service(fields: Fields) -> str:
    where = fields.get("service_name")
    needed = {
        "service": _("You have used %(where)s.", where=where or _("this service")),
        "visited": _("You have used %(where)s.", where=where or _("the service being visited")),
        "area": _("You live in the area of %(where)s.", where=where or _("the place being visited")),
        "works": _("You work at %(where)s.", where=where or _("this place")),
    }
    never = {
        "service": _("You have not used %(where)s.", where=where or _("this service")),
        "visited": _("You have not used %(where)s.", where=where or _("the service being visited")),
        "area": _("You do not live in the area of %(where)s.", where=where or _("the place being visited")),
        "works": _("You do not work at %(where)s.", where=where or _("this place")),
    }
    return (needed if fields["rule"] == "needed" else never)[fields["link"]]


def exclusion(fields: Fields) -> str:
    who = fields.get("subject") or label(lists.EXCLUDED, fields["who"])
    if fields["ends"] == "life":
        return _("You are not, and never were, one of these: %(who)s.", who=who)
    if fields["ends"] == "period":
        length = period(fields["within"], fields["unit"])
        return _("You are not, and were not in the last %(length)s, one of these: %(who)s.", length=length, who=who)
    return _("You are not one of these: %(who)s.", who=who)


def step(fields: Fields) -> str:
    said = _("Step %(order)d: %(text)s", order=fields["order"], text=fields["text"])
    return _("%(said)s (%(day)s)", said=said, day=_on(fields, "on")) if fields.get("on") else said


def agreement(fields: Fields) -> str:
    what = fields.get("name") or label(lists.AGREEMENTS, fields["what"])
    if fields.get("dated"):
        what = _("%(what)s of %(day)s", what=what, day=_on(fields, "dated"))
    if fields.get("yearly"):
        return _("You will read and sign this each year: %(what)s.", what=what)
    return _("You will read and sign this: %(what)s.", what=what)


def consent(fields: Fields) -> str:
    what = fields.get("subject") or label(lists.CONSENTS, fields["to"])
    if fields.get("can_refuse"):
        return _("We will ask if you agree to this: %(what)s. You can say no and still take part.", what=what)
    return _("You agree to this: %(what)s.", what=what)


def limit(fields: Fields) -> str:
    said = _("At most %(counted)s in each %(per)s.", counted=_counted(fields), per=label(lists.PERIODS, fields["per"]))
    return f"{said} {_('You can skip any of them, for any reason.')}" if fields.get("may_skip") else said


def _counted(fields: Fields) -> str:
    number: int = fields["number"]
    return {
        "pounds": money(number * 100),
        "times": ngettext("%(num)d time", "%(num)d times", number),
        "documents": ngettext("%(num)d document", "%(num)d documents", number),
        "hours": ngettext("%(num)d hour", "%(num)d hours", number),
    }[fields["of"]]


def term(fields: Fields) -> str:
    said = []
    if fields.get("length"):
        said.append(_("The role lasts %(length)s.", length=period(fields["length"], fields["unit"])))
    if fields.get("extend"):
        said.append(_("It may be made longer by %(length)s.", length=period(fields["extend"], "months")))
    if fields.get("review"):
        said.append(_("It is looked at again every %(length)s.", length=period(fields["review"], "months")))
    if fields.get("reviewed_on"):
        said.append(_("It was last looked at on %(day)s.", day=_on(fields, "reviewed_on")))
    return " ".join(said)


def plain(fields: Fields) -> str:
    return str(fields["text"])
