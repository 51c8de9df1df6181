"""What is set for the checks, and by whom: the form first, then the council, then the default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.model import FormDefinition
from rules import Council
from rules.settings import NAMES, NATIONS, THRESHOLDS

FORM, COUNCIL, DEFAULT = "this form", "the council’s file", "default"
NATION_WORDS: dict[str, str] = {name: name.replace("_", " ").title() for name in NATIONS}
NAMES_WORDS: dict[str, str] = {"posts": "Posts, and no names of junior staff", "all": "Everybody’s name"}


@dataclass(frozen=True)
class Number:
    """A threshold: what it is for, its value with its unit, its default, and who set it."""

    name: str
    meaning: str
    value: int
    unit: str
    default: int
    where: str


@dataclass(frozen=True)
class Settled:
    """All settings of one form; each a value and who set it."""

    profile: tuple[str, str]
    nation: tuple[str, str]
    names: tuple[str, str]
    numbers: tuple[Number, ...]
    ignored: tuple[tuple[str, str], ...]
    severities: tuple[tuple[str, str, str], ...]


def settled(form: FormDefinition | None, council: Council | None) -> Settled:
    """What holds for ``form``, or for a form that sets nothing."""
    own: Mapping[str, Any] = form.rules if form else {}
    whole = council or Council()
    numbers = _thresholds(own, whole)
    own_severities = dict(own.get("severity", {}))
    ignored = {**dict.fromkeys(whole.ignore, COUNCIL), **dict.fromkeys(own.get("ignore", ()), FORM)}
    severities = {code: (word, COUNCIL) for code, word in whole.severity.items() if code not in ignored}
    severities |= {code: (word, FORM) for code, word in own_severities.items()}
    nation, nation_from = _one(own, whole, "nation", NATIONS[0])
    names, names_from = _one(own, whole, "names", NAMES[0])
    return Settled(
        profile=(form.profile, FORM) if form else ("standard", DEFAULT),
        nation=(NATION_WORDS[nation], nation_from),
        names=(NAMES_WORDS[names], names_from),
        numbers=numbers,
        ignored=tuple(sorted(ignored.items())),
        severities=tuple(sorted((code, word, where) for code, (word, where) in severities.items())),
    )


def _thresholds(own: Mapping[str, Any], council: Council) -> tuple[Number, ...]:
    theirs = dict(council.thresholds)
    ours = dict(own.get("thresholds", {}))
    if council.small_number is not None:
        theirs["small_number"] = council.small_number
    if "small_number" in own:
        ours["small_number"] = own["small_number"]
    found = []
    for name, known in sorted(THRESHOLDS.items(), key=lambda item: item[1].meaning):
        where = FORM if name in ours else COUNCIL if name in theirs else DEFAULT
        value = ours.get(name, theirs.get(name, known.default))
        found.append(Number(name, known.meaning, value, known.unit, known.default, where))
    return tuple(found)


def _one(own: Mapping[str, Any], council: Council, key: str, default: str) -> tuple[str, str]:
    if own.get(key):
        return str(own[key]), FORM
    set_here = getattr(council, key)
    return (set_here, COUNCIL) if set_here else (default, DEFAULT)
