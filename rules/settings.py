"""What a form or a council may set about its rules: thresholds, the nation, and which names may be published.

``settings.json`` names every threshold with its default, its unit and a sentence; a rule reads one by name::

    settings.of(doc).evidence_years

A form's definition sets them in its ``rules``: ``{"nation": "wales", "thresholds": {"evidence_years": 4}}``.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, cast

from forms.definition import canonical
from forms.document import Document
from forms.model import JSON, FormDefinition
from rules.committee import Report

Nation = Literal["england", "wales", "scotland", "northern_ireland"]
NATIONS: tuple[Nation, ...] = ("england", "wales", "scotland", "northern_ireland")
#: Whether public pages give post titles or everybody's name.
Names = Literal["posts", "all"]
NAMES: tuple[Names, ...] = ("posts", "all")
KEYS = ("ignore", "severity", "thresholds", "nation", "names", "small_number", "school_holidays")


class SelectionError(ValueError):
    """Rule settings that name a rule, a profile, a severity or a setting that does not exist."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that a form may set: its default, what it counts, and what it is for."""

    default: int
    unit: str
    meaning: str


THRESHOLDS: dict[str, Threshold] = {
    name: Threshold(**found)
    for name, found in json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8")).items()
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold for one document; each threshold of settings.json is an attribute."""

    nation: Nation
    names: Names
    thresholds: Mapping[str, int]
    #: The first and the last day of each, where the council gives them.
    school_holidays: tuple[tuple[datetime.date, datetime.date], ...] = ()

    def __getattr__(self, name: str) -> int:
        try:
            return self.thresholds[name]
        except KeyError:
            raise AttributeError(f"settings.json names no threshold {name!r}.") from None


@dataclass(frozen=True, slots=True)
class Council:
    """What a council sets for all its forms. A form's own settings come first; what neither sets has its default."""

    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    thresholds: Mapping[str, int] = field(default_factory=dict)
    nation: Nation | None = None
    names: Names | None = None
    small_number: int | None = None
    #: Pairs of days in ISO form.
    school_holidays: tuple[tuple[str, str], ...] = ()

    @classmethod
    def from_json(cls, source: JSON) -> Council:
        """The settings in parsed JSON, of the shape that a definition's ``rules`` have. Raises SelectionError."""
        if not isinstance(source, dict):
            raise SelectionError("The settings of a council are an object.")
        read(source)
        selection_of(source)
        return cls(**{**source, "ignore": tuple(source.get("ignore", []))})

    def under(self, rules: Mapping[str, JSON]) -> dict[str, JSON]:
        """The ``rules`` of a form, with what they leave open filled in from here."""
        small = {} if self.small_number is None else {"small_number": self.small_number}
        own = {} if "small_number" not in rules else {"small_number": rules["small_number"]}
        ignored = set(rules.get("ignore", []))
        severity = {code: word for code, word in self.severity.items() if code not in ignored}
        whole: dict[str, JSON] = {
            "ignore": [*self.ignore, *rules.get("ignore", [])],
            "severity": {**severity, **rules.get("severity", {})},
            "thresholds": {**self.thresholds, **small, **rules.get("thresholds", {}), **own},
        }
        for key, value in (
            ("nation", self.nation),
            ("names", self.names),
            ("school_holidays", self.school_holidays),
        ):
            if found := rules.get(key, value):
                whole[key] = found
        return whole


#: How many councils' settings are kept with a form; one installation has one, a test or a tool may have more.
MOST_COUNCILS = 16


def under(council: Council | None, definition: FormDefinition) -> FormDefinition:
    """``definition`` with the settings of ``council`` under its own; the same object for the same settings."""
    if council is None:
        return definition
    read(definition.rules)
    selection_of(definition.rules)
    made: dict[bytes, FormDefinition] = definition.kept.setdefault(Council, {})
    whole = council.under(definition.rules)
    key = canonical(whole)
    if key not in made:
        if len(made) >= MOST_COUNCILS:
            made.clear()
        made[key] = replace(definition, rules=whole)
    return made[key]


def selection_of(rules: Mapping[str, JSON]) -> tuple[list[str], dict[str, str]]:
    """The codes to ignore, and the severities by code, of a definition's ``rules``. Raises SelectionError."""
    ignore, severities = rules.get("ignore", []), rules.get("severity", {})
    if not isinstance(ignore, list):
        raise SelectionError("The rules to ignore are a list of codes.")
    if not isinstance(severities, dict):
        raise SelectionError("The severities of rules are an object: a code, and its severity.")
    return ignore, severities


def of(source: Document | FormDefinition | Report) -> Settings:
    """The settings for a document, a form or a committee report. Raises SelectionError for one that cannot be."""
    if isinstance(source, Report):
        return read(source.settings)
    definition = source.definition if isinstance(source, Document) else source
    kept = definition.kept.get(Settings)
    if kept is None:
        kept = definition.kept[Settings] = read(definition.rules)
    found: Settings = kept
    return found


def read(rules: Mapping[str, JSON]) -> Settings:
    """Settings from the ``rules`` of a definition. Raises SelectionError with a sentence."""
    if unknown := rules.keys() - set(KEYS):
        raise SelectionError(f"There is no setting {min(unknown)!r} for rules; there are {', '.join(KEYS)}.")
    given = rules.get("thresholds", {})
    if not isinstance(given, Mapping):
        raise SelectionError("The thresholds of rules are an object: a name, and a number.")
    if "small_number" in rules:
        given = {**given, "small_number": rules["small_number"]}
    for name, value in given.items():
        if name not in THRESHOLDS:
            raise SelectionError(f"There is no threshold {name!r}; there are {', '.join(THRESHOLDS)}.")
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise SelectionError(f"The threshold {name!r} must be a whole number of {THRESHOLDS[name].unit}.")
    return Settings(
        nation=cast(Nation, _one_of(rules, "nation", NATIONS)),
        names=cast(Names, _one_of(rules, "names", NAMES)),
        thresholds={name: given.get(name, known.default) for name, known in THRESHOLDS.items()},
        school_holidays=_holidays(rules.get("school_holidays", [])),
    )


def _holidays(given: JSON) -> tuple[tuple[datetime.date, datetime.date], ...]:
    try:
        found = tuple(
            (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)) for first, last in given
        )
    except (TypeError, ValueError) as error:
        raise SelectionError(
            "school_holidays is a list of pairs: the first and the last day, such as 2026-07-20 and 2026-09-01."
        ) from error
    if any(last < first for first, last in found):
        raise SelectionError("In school_holidays a last day comes before its first day.")
    return found


def _one_of(rules: Mapping[str, JSON], key: str, allowed: tuple[str, ...]) -> str:
    found = rules.get(key, allowed[0])
    if found not in allowed:
        raise SelectionError(f"{found!r} is not a value for {key}; use {' or '.join(allowed)}.")
    return str(found)
