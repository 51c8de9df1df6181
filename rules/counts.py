"""How many rules there are: by family, severity and profile."""

from __future__ import annotations

from collections.abc import Mapping

from rules.finding import Severity
from rules.registry import Rule
from rules.scaffold import FAMILIES
from rules.selection import PROFILES

_HEADINGS = (
    "Family",
    "Rules",
    *(s.value.capitalize() for s in Severity),
    *(p.capitalize() for p in PROFILES),
)


def table(rules: Mapping[str, Rule]) -> str:
    """The table as Markdown: a row for each family, and the whole. A rule counts under the profile that adds it."""
    rows = [(f"{family} {folder}", counted(rules, family)) for family, folder in FAMILIES.items()]
    rows.append(("All", counted(rules, "")))
    lines = [_HEADINGS, ("---", *("---:",) * (len(_HEADINGS) - 1))]
    lines += [(name, *map(str, numbers)) for name, numbers in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def counted(rules: Mapping[str, Rule], family: str) -> tuple[int, ...]:
    """The numbers of one row: the rules whose code starts with ``family``, by severity, by profile."""
    found = {code: rule for code, rule in rules.items() if code.startswith(family)}
    return (
        len(found),
        *(sum(rule.severity is severity for rule in found.values()) for severity in Severity),
        *(sum(code in found for code in codes) for codes in PROFILES.values()),
    )
