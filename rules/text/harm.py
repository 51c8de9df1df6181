"""Admissions that somebody may be worse off, apart from denials and from harm that the plan is to lessen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rules.text.once import once
from rules.text.pattern import compiled

_TOKEN = compiled(r"[^\W_]+(?:['’\-][^\W_]+)*|[,;:()]")
_MAY = frozenset({"could", "may", "might", "would", "will", "can", "likely", "possible", "possibly", "potential",
                  "potentially", "risk", "risks", "expect", "expected", "fear", "feared",
                  "worry", "worried"})  # fmt: skip
#: Harm whatever it happens to.
_HARM = compiled(
    r"los(?:e|es|ing|s|ses)|harder|worse(?:n|ned|ning)?|barriers?|disadvantag(?:e|ed|es)|exclu(?:de"
    r"|des|ded|sion)"
    r"|negative(?:ly)?|adverse(?:ly)?|struggl(?:e|es|ing)|delay(?:s|ed)?|difficult(?:y|ies)?|isolat(?:e|ed|ion)"
    r"|displac(?:e|ed|ement)|hardship|detriment(?:al|ally)?|disrupt(?:s|ed|ion|ive)?|deter(?:s|red)?|unable|poorer"
    r"|confus(?:ed|ing|ion)|distress(?:ed|ing)?|anxi(?:ety|ous)|unsettl(?:e|ed|ing)|inconvenienc(?:e|ed)"
)
#: Harm only if the thing that falls is worth having.
_FALL = compiled(
    r"reduc(?:e|es|ed|tion|tions)|fewer|fall|drop|decline|cut|cuts|decrease|less|shortage|closure|closures"
)
#: Of these two every sentence holds one that says of something that it may harm.
_MIGHT = compiled(rf"\b(?:{'|'.join(sorted(_MAY))})\b", re.IGNORECASE)
_HARMED = compiled(rf"\b(?:{_HARM.pattern}|{_FALL.pattern})\b", re.IGNORECASE)
_GOOD_FALL = compiled(
    r"\b(?:loss|difficult|confus|exclu|fear|hardship|steps|paperwork|isolat|loneliness|wait|crime|risk|harm"
    r"|inequal|pressure|cost|debt|stigma|absence|poverty|emission|barrier"
    r"|gap|delay|bureaucra|duplicat|travel|admission|crisis|stress|anxiety|use of agency|number of children"
    r"|discrimin"
    r"|prejudice|tension|disadvantag|pollution|error|complaint|hate|abuse|reliance|burden|need for)",
    re.IGNORECASE,
)
_CLAUSE_END = compiled(r"[,;:()]|\bbut\b|\bhowever\b|\balthough\b")
_NOT = frozenset({
    "not", "no", "never", "nobody", "none", "without", "cannot", "avoid", "avoids", "avoiding", "prevent",
    "prevents", "preventing", "reduce", "reduces", "reducing", "lessen", "lessening", "remove", "removes",
    "removing", "minimise", "minimising", "mitigate", "mitigating", "tackle", "tackling", "overcome", "address",
    "addressing", "fewer", "less", "cut", "end", "ending", "lower", "lowers", "stop", "stops", "don't", "won't",
    "wouldn't", "break", "eliminate", "eliminating", "unlikely", "protect", "against", "combat", "help", "helps",
    "support", "supports", "supported", "helped", "decrease", "who", "positive", "positively", "improve",
    "look", "looks", "consider", "considers", "ask", "improves", "better", "out",
})  # fmt: skip
_PHRASE = compiled(
    r"\b(?:potential|possible|some) (?:negative |adverse )?(?:impacts?|effects?) (?:for|on|to|upon)\b"
    r"|\b(?:there (?:is|are|may be|could be)) (?:a |an |some )?(?:small |low |very low |slight )?"
    r"risks? (?:of|that|to|for)\b"
    r"|\b(?:will|would|could|may|might) (?:\w+ )?(?:no longer (?:be|have|get|receive|qualify)|be put off"
    r"|miss out|be left out"
    r"|be turned away|go without|have to (?:travel further|pay more|wait longer))\b"
    r"|\b(?:negative|adverse) (?:impacts?|effects?|consequences?) (?:for|on|upon)\b",
    re.IGNORECASE,
)
#: "We looked at the possible effects on staff" admits nothing.
_ASKED = compiled(
    r"\b(?:assess\w*|look(?:s|ed|ing)? (?:at|for)|consider\w*|examin\w*|explor\w*|identif\w*|understand\w*"
    r"|describ\w*|about)\b",
    re.IGNORECASE,
)
_DENIED = compiled(
    r"\b(?:no|not|nor|without|any|never|avoid\w*|prevent\w*|reduc\w+|minimis\w+|mitigat\w+)\b", re.I
)
#: How many words after "may" the harm may stand, and how many before it a "no group" undoes it.
REACH = 9
BEFORE = 4
_NOBODY = frozenset({"no", "none", "nobody", "nor", "neither"})


@once
def admission(text: str) -> tuple[int, int] | None:
    """The span of the first words in ``text`` that admit possible harm, or None where none is admitted."""
    return next(_admissions(text), None)


def _admissions(text: str) -> Iterator[tuple[int, int]]:
    maybe = {*_MIGHT.sentences(text)}.intersection(_HARMED.sentences(text))
    for start, end in sorted(maybe.union(_PHRASE.sentences(text))):
        sentence = text[start:end]
        phrase = _PHRASE.search(sentence)
        before = sentence[: phrase.start()] if phrase else ""
        if phrase and not _DENIED.search(before[-24:]) and not _ASKED.search(before[-60:]):
            yield start + phrase.start(), start + phrase.end()
        elif (start, end) in maybe and (found := _may_harm(sentence)):
            yield start + found[0], start + found[1]


def _may_harm(sentence: str) -> tuple[int, int] | None:
    tokens = [(match.group().lower().replace("’", "'"), match.span()) for match in _TOKEN.finditer(sentence)]
    for at, (word, span) in enumerate(tokens):
        if word not in _MAY or (at and tokens[at - 1][0] in _NOT | {"any", "at", "who"}):
            continue
        if {token for token, _ in tokens[max(0, at - BEFORE) : at]} & _NOBODY:
            continue
        for later, (harm, reached) in enumerate(tokens[at + 1 : at + 1 + REACH], start=at + 1):
            if harm in {";", ":"}:
                break
            before = {token for token, _ in tokens[at + 1 : later]}
            if before & _NOT:
                break
            if _HARM.fullmatch(harm):
                return span[0], reached[1]
            if _FALL.fullmatch(harm):
                if _GOOD_FALL.search(_CLAUSE_END.split(sentence[reached[1] :], maxsplit=1)[0][:60]):
                    break
                if harm not in {"less", "cut", "reduce", "reduced", "reduces"} or word in {
                    "could",
                    "may",
                    "might",
                }:
                    return span[0], reached[1]
    return None
