"""The counts over a back catalogue as one HTML page that needs nothing beside it: no script, no font, no picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from rules.finding import Severity
from rules.registry import RULES
from rules.survey import bars
from rules.survey.tally import Tally

#: How many rules the plot shows; the table beside it holds them all.
MOST_BARS = 20
_PLURAL = {
    Severity.BLOCKER: "Blockers",
    Severity.WARNING: "Warnings",
    Severity.ADVICE: "Pieces of advice",
}
_STYLE = """
body { font: 1.125rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #fff; max-width: 60rem;
  margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem }
caption { text-align: left; font-weight: bold; padding: .5rem 0 }
th, td { border-bottom: 1px solid #6f777b; padding: .4rem .8rem .4rem 0; text-align: left; vertical-align: top }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums }
.wide { overflow-x: auto }
svg { display: block; width: 100%; max-width: 30rem; font: 14px Arial, sans-serif }
svg rect { fill: #1d70b8; stroke: #0b0c0c }
:focus { outline: 3px solid #0b0c0c; outline-offset: 2px }
"""


def page(tally: Tally, ruleset: str) -> str:
    """The whole page. Every text in it is escaped."""
    plural = "" if tally.read == 1 else "s"
    title = f"{tally.read:,} assessment{plural} checked"
    rules = sorted(tally.by_rule.items(), key=lambda item: (-item[1], item[0]))
    body = [
        f"<h1>{title}</h1>",
        f"<p>{_in_words(tally)}</p>",
        "<h2>By how serious they are</h2>",
        _table(
            "severity", "Findings by severity", ("Severity", "Findings", "Assessments with any"),
            [(_PLURAL[s], tally.by_severity[s], tally.with_severity[s]) for s in Severity],
        ),
        "<h2>By rule</h2>",
        *_plot(rules),
        _table(
            "rule", "Findings by rule, most first",
            ("Code", "What is wrong", "Severity", "Findings", "Assessments with any"),
            [
                (code, _named(code), severity.value.capitalize(), number,
                 tally.with_rule[code, severity])
                for (code, severity), number in rules
            ],
        ),
        "<h2>By service</h2>",
        _table(
            "service", "Findings by service or directorate, as each assessment names it",
            ("Service", "Assessments", *_PLURAL.values()),
            [
                (service, number, *(tally.by_service[service, severity] for severity in Severity))
                for service, number in sorted(tally.services.items(), key=lambda item: item[0].casefold())
            ],
        ),
        "<h2>By form</h2>",
        _table("form", "Assessments by form", ("Form", "Assessments"), sorted(tally.forms.items())),
        f"<p>Rule set {escape(ruleset)}. A finding is a question to look at, "
        "not a judgement of the people who wrote.</p>",
    ]  # fmt: skip
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        + "\n".join(part for part in body if part)
        + "\n</main>\n</body>\n</html>\n"
    )


def _in_words(tally: Tally) -> str:
    said = [
        f"{tally.clean:,} of {tally.read:,} have no finding.",
        f"{tally.accepted:,} findings were accepted with a reason and are not counted."
        if tally.accepted
        else "",
        f"{tally.refused:,} of {tally.files:,} files could not be read; the sheet says why."
        if tally.refused
        else "",
        f"{tally.faults:,} checks broke down, so what they look for may still be there."
        if tally.faults
        else "",
    ]
    return " ".join(sentence for sentence in said if sentence)


def _plot(rules: Sequence[tuple[tuple[str, Severity], int]]) -> Iterable[str]:
    shown = rules[:MOST_BARS]
    if shown:
        left = (
            f" The {len(shown)} most frequent of {len(rules)} are drawn." if len(rules) > len(shown) else ""
        )
        yield f"<p>The table below holds the same numbers.{left}</p>"
        yield bars.svg(
            "Findings by rule, as bars",
            "rule",
            [(f"{code} {_named(code)}", number) for (code, _), number in shown],
        )


def _named(code: str) -> str:
    return RULES[code].page.title.partition(": ")[2]


def _table(id: str, caption: str, headings: Sequence[str], rows: Sequence[Sequence[str | int]]) -> str:
    if not rows:
        return "<p>None.</p>"
    is_number = [isinstance(cell, int) for cell in rows[0]]
    head = "".join(
        f'<th scope="col"{_NUMBER if number else ""}>{escape(words)}</th>'
        for words, number in zip(headings, is_number, strict=True)
    )
    body = "".join(
        f'<tr><th scope="row">{escape(str(row[0]))}</th>' + "".join(map(_cell, row[1:])) + "</tr>\n"
        for row in rows
    )
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{escape(caption)}">\n'
        f'<table id="{id}">\n<caption>{escape(caption)}</caption>\n<thead><tr>{head}</tr></thead>\n'
        f"<tbody>\n{body}</tbody>\n</table>\n</div>"
    )


_NUMBER = ' class="number"'


def _cell(cell: str | int) -> str:
    return f"<td{_NUMBER}>{cell:,}</td>" if isinstance(cell, int) else f"<td>{escape(cell)}</td>"
