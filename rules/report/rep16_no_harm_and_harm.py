"""REP16: the report rules harm out and speaks of the inequalities that were found."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import said
from rules.text.implications import harm_found, harm_ruled_out
from rules.text.words import quoted


@rule("REP16", "no-harm-and-harm", Severity.WARNING, precision="M", needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    parts = list(said(report))
    ruled_out = next(((a, words[slice(*s)]) for a, words in parts if (s := harm_ruled_out(words))), None)
    for address, words in parts if ruled_out else ():
        if ruled_out and (span := harm_found(words)):
            yield Hit(
                address,
                f"{quoted(ruled_out[1])} in one place, {quoted(words[slice(*span)])} in another.",
                span,
                ruled_out[0] if ruled_out[0] != address else None,
            )
            return
