"""What stands beside an assessment: the council's other assessments, and the groups it adds to the law's own."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from forms.model import JSON
from rules.given import Given


@dataclass(frozen=True, slots=True)
class Other:
    """Another assessment. ``affected`` are the ids of the characteristics with a negative or unknown effect;
    ``cells`` its answers in words, by address."""

    reference: str = ""
    title: str = ""
    service: str = ""
    start: datetime.date | None = None
    published_on: datetime.date | None = None
    affected: frozenset[str] = frozenset()
    cells: Mapping[str, str] = field(default_factory=dict)
    is_cumulative: bool = False
    listed_in_yearly_report: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """The other assessments, and the ids of the groups that the council adopted for itself.

    ``itself_listed`` says whether the assessment being checked stands in the yearly equality report; None when
    nobody said.
    """

    others: tuple[Other, ...] = ()
    local_characteristics: tuple[str, ...] = ()
    itself_listed: bool | None = None

    @classmethod
    def from_json(cls, source: JSON, name: str = "register") -> Register:
        """Make a Register of parsed JSON. Raises GivenError with a sentence."""
        given = Given.of(source, name, (item.name for item in fields(cls)))
        listed = given.source.get("itself_listed")
        return cls(
            others=given.each("others", _other),
            local_characteristics=given.texts("local_characteristics"),
            itself_listed=None if listed is None else given.flag("itself_listed"),
        )


def _other(source: JSON, where: str) -> Other:
    given = Given.of(source, where, (item.name for item in fields(Other)))
    return Other(
        reference=given.text("reference"),
        title=given.text("title"),
        service=given.text("service"),
        start=given.day("start"),
        published_on=given.day("published_on"),
        affected=frozenset(given.texts("affected")),
        cells=given.mapping("cells"),
        is_cumulative=given.flag("is_cumulative"),
        listed_in_yearly_report=given.flag("listed_in_yearly_report"),
    )
