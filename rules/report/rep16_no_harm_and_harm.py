"""REP16: the report rules harm out and speaks of the inequalities that were found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from rules import Hit, Report, Severity, rule
from rules.report.paper import said
from rules.text.characteristics import named
from rules.text.implications import Span, harm_found, harm_ruled_out
from rules.text.words import quoted, sentences


class Said(NamedTuple):
    """A phrase in a report: where it stands, its words, and the characteristics that its sentence names."""

    address: str
    span: Span
    words: str
    about: frozenset[str]


@rule("REP16", "no-harm-and-harm", Severity.WARNING, precision="M", needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    ruled_out = list(_all(report, harm_ruled_out))
    for harm in _all(report, harm_found):
        for denial in ruled_out:
            if not denial.about or not harm.about or denial.about & harm.about:
                yield Hit(
                    harm.address,
                    f"{quoted(denial.words)} in one place, {quoted(harm.words)} in another.",
                    harm.span,
                    denial.address if denial.address != harm.address else None,
                )
                return


def _all(report: Report, find: Callable[[str], Span | None]) -> Iterator[Said]:
    """What ``find`` finds in each sentence of ``report``."""
    for address, words in said(report):
        for start, end in sentences(words):
            sentence = words[start:end]
            if span := find(sentence):
                yield Said(
                    address, (start + span[0], start + span[1]), sentence[slice(*span)], named(sentence)
                )
