"""Small counts that may show who a person is: beside a characteristic, in a small place, or worked out from a total.

Statistical disclosure control, as the Office for National Statistics and many services apply it: numbers below a set
least one are not printed, and one hidden cell is not left beside a total that gives it away.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.words import bare, lowered

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
#: Words that mark a person out. Age and sex are left out: "two children" points to nobody.
_MARKS = (
    r"trans|transgender|transsexual|non-binary|intersex|gay|lesbian|bisexual|lgbtq?\+?|queer|disabled|deaf|blind"
    r"|autistic|hiv[- ]positive|pregnant|black|asian|chinese|arab|african|caribbean|polish|romanian|roma|gypsy"
    r"|traveller|ukrainian|afghan|syrian|somali|pakistani|indian|bangladeshi|mixed heritage|muslim|jewish|hindu|sikh"
    r"|buddhist|catholic|care[- ]experienced|asylum[- ]seeking|refugee"
)
_PEOPLE = (
    r"people|persons?|pupils?|children|child|residents?|tenants?|patients?|staff|employees?|workers?|officers?|users?"
    r"|members?|families|family|households?|women|woman|men|man|girls?|boys?|adults?|learners?|students?|carers?"
    r"|customers?|clients?|mothers?|fathers?|parents?|respondents?|volunteers?"
)
#: People called by the characteristic itself.
_NOUNS = (
    r"muslims|jews|hindus|sikhs|buddhists|lesbians|gay men|travellers|gypsies|refugees|asylum seekers|wheelchair users"
    r"|bsl users|guide dog users|blind people|deaf people"
)
_AT_A_PLACE = r"pupils?|children|residents?|tenants?|patients?|families|households|learners"
_BETWEEN = r"young|older|elderly|female|male|local|other|known|current|new|school-age|adult|teenage"
_GAP = rf"(?: (?:{_BETWEEN})){{0,2}}"
#: What each of the three expressions below begins with, in a text made ``bare``. A gate would be open nearly always.
_START = compiled(rf" (\d\d?|{'|'.join(_WORDS)})(?= (?:{_BETWEEN}|{_MARKS}|{_NOUNS}|{_AT_A_PLACE}|of))")
#: These two in a lowered text.
_MARKED = compiled(
    rf"(?P<number>\b\d{{1,2}}|\b(?:{'|'.join(_WORDS)}))"
    rf"(?:{_GAP} (?:{_MARKS})(?: (?:{_MARKS}))?{_GAP} (?:{_PEOPLE})|{_GAP} (?:{_NOUNS}))(?![\w'’-])"
)
_SHARE = compiled(
    rf"(?P<number>\b\d{{1,2}}) of (?:the |our )?\d[\d,]* (?:[a-z]+ )?(?:{_PEOPLE}) (?:is|are|was|were) (?:{_MARKS})"
    r"(?![\w'’-])"
)
_PLACE = compiled(
    rf"(?P<number>\b\d{{1,2}}|\b(?:{'|'.join(_WORDS)})){_GAP} (?:{_AT_A_PLACE})"
    r" (?:at|in|on|of|from) (?:the )?(?:[A-Z][\w'’.]* ){1,4}"
    r"(?:School|Primary|Academy|Nursery|Ward|Village|Lane|Street|Close|Road|Avenue|House|Court|Hospital|Surgery)\b"
)
#: Before a number: it is a share, a label, a measure or no count of people who are there.
_NO_COUNT_BEFORE = compiled(
    r"(?:[\d.,£%/:–-]|\b(?:in|of|every|each|any|no|which|that|than|per|year|years|action|table|lot|section|question|type"
    r"|stage|phase|step|tier|level|kpi|option|clause|key|objective|priority|aged?|over|under|least|most|up to|for"
    r"|recruit|employ|target|between|to|or)\s+)$",
    re.IGNORECASE,
)
_ONLY = compiled(r"\b(?:only|just) $", re.IGNORECASE)
_HIDDEN = compiled(
    r"(?:\*|c|\[c\]|x|\[x\]|suppressed|hidden|withheld|(?:fewer|less) than \w+|under \w+|(?:<=?|≤)\s?\d{1,2})",
    re.IGNORECASE,
)
_TOTAL = compiled(r"\b(?:total|all|sum|overall|altogether)\b", re.IGNORECASE)
_COUNT = compiled(r"\d{1,3}(?:,?\d{3}){0,3}")
_LONGEST_LINE = 200
_LINE = compiled(
    r"\s*(?:[-•*]\s+)?(?P<label>[^:=|\n]{1,80}?)\s*(?:[:=|–]|\s-\s)\s*(?P<cell>[^\n]{1,40}?)\s*[.;,]?\s*"
)


def small_counts(text: str, least: int) -> Iterator[tuple[int, int]]:
    """The span of each count of people below ``least`` that stands beside a characteristic or in a small place."""
    return (span for count, span in _counts(text) if count < least)


@once
def _counts(text: str) -> tuple[tuple[int, tuple[int, int]], ...]:
    return tuple(_each_count(text))


def _each_count(text: str) -> Iterator[tuple[int, tuple[int, int]]]:
    starts = [
        match.start()
        for match in _START.real.finditer(bare(text))
        # "one deaf visitor told us" is a voice, not a count
        if match[1] != "one" or _ONLY.search(text[max(0, match.start() - 6) : match.start()])
    ]
    low = lowered(text) if starts else ""
    for pattern, where in ((_MARKED, low), (_SHARE, low), (_PLACE, text)):
        end = 0
        for start in starts:
            match = pattern.match(where, start) if start >= end else None
            if match is None:
                continue
            end = match.end()
            word = match["number"]
            count = int(word) if word.isdigit() else _WORDS.index(word) + 1
            before = text[max(0, match.start() - 14) : match.start()]
            if count > 0 and not _NO_COUNT_BEFORE.search(before):
                yield count, match.span()


def given_away(cells: Sequence[tuple[str, str]]) -> str | None:
    """The label of the one hidden cell among ``cells`` (label, cell) that their total gives away; None where none is.

    Two hidden cells protect each other; a cell that is neither a count nor hidden leaves the sum open.
    """
    totals = [cell for label, cell in cells if _TOTAL.search(label)]
    parts = [(label, cell.strip()) for label, cell in cells if not _TOTAL.search(label)]
    hidden = [label for label, cell in parts if _HIDDEN.fullmatch(cell)]
    counts = [cell for _, cell in parts if _COUNT.fullmatch(cell)]
    if len(totals) != 1 or not _COUNT.fullmatch(totals[0].strip()) or len(hidden) != 1 or not counts:
        return None
    return hidden[0].strip() if len(counts) + 1 == len(parts) else None


@once
def given_away_in(text: str) -> tuple[str, tuple[int, int]] | None:
    """The like of ``given_away`` for ``text`` written as lines ``label: cell``: the label, and the span of the list."""
    run: list[tuple[str, str]] = []
    begin = end = 0
    for start, stop in [*_lines(text), (len(text), len(text))]:
        match = _LINE.fullmatch(text[start:stop].strip()) if stop - start <= _LONGEST_LINE else None
        if match and (_HIDDEN.fullmatch(match["cell"]) or _COUNT.fullmatch(match["cell"])):
            begin = begin if run else start
            run.append((match["label"], match["cell"]))
            end = stop
            continue
        if found := given_away(run):
            return found, (begin, end)
        run = []
    return None


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in text.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1
