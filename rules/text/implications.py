"""What a report to a committee says of equality: exact families of phrases, each a question with a yes or a span."""

from __future__ import annotations

from rules.text.pattern import compiled
from rules.text.phrases import find, folded, has
from rules.text.statistics import has_statistic
from rules.text.words import sentences, words

Span = tuple[int, int]

#: "No equality impact" is left out: it begins "no equality impact assessment", which says something else.
_NO_IMPLICATIONS = (
    "no equality implications", "no equalities implications", "no direct equality implications",
    "no specific equality implications", "no equality issues", "no equalities issues", "no equality impacts",
    "no equalities impacts", "no equality considerations", "no implications for equality",
    "no implications on equality", "no equality and diversity implications",
    "no equality, diversity and inclusion implications", "no equality or diversity implications",
)  # fmt: skip
#: A paragraph that is no more than this.
_BARE = frozenset(
    words(bare)
    for bare in (
        "None", "Nil", "N/A", "NA", "Not applicable", "None identified", "None arising", "None directly", "No",
        "There are none", "No impact", "No equality impact", "No implications", "No issues", "None known",
    )
)  # fmt: skip
#: "No equality implications other than …" goes on to say what there is.
_EXCEPT = ("other than", "beyond", "except", "apart from", "besides", "over and above", "additional to")
REACH = 60
_ASSESSMENT = r"\b(?:equality impact assessments?|equality assessments?|equality analys[ei]s|eq?ias?)"
_MADE = (
    r"completed|updated|undertaken|carried out|conducted|done|prepared|produced|finished|available|included|attached"
    r"|appended|reviewed"
)
_CLAIM = compiled(
    rf"{_ASSESSMENT}(?:\s\([^()]{{1,80}}\))?\s"
    rf"(?:(?:has|have|had|was|were|is|are|been|also|now|already|fully|since)\s){{1,4}}(?:{_MADE})\b"
)
_UPDATED = compiled(
    rf"(?:{_ASSESSMENT}|\bthe assessment)(?:\s\([^()]{{1,80}}\))?\s"
    r"(?:(?:has|have|was|were|been|also|now|since)\s){1,4}(?:updated|revised|reviewed|amended)\b"
)
_AFTER_CONSULTATION = (
    "post consultation", "post-consultation", "after consultation", "after the consultation", "following consultation",
    "following the consultation", "in the light of the consultation", "in light of the consultation",
    "in the light of consultation", "in light of consultation",
)  # fmt: skip
#: A place where a reader can find the assessment: an appendix, a link, or its own number.
_PLACE = compiled(
    r"\b(?:appendix|appendices|annex|background papers?|enclosure|attached|appended)\b|https?://|\bwww\."
    r"|\beia[-/ ]\d{2,4}"
)
_SEE = compiled(
    r"(?:please )?(?:see|refer to|consult|the (?:full )?(?:assessment|eia|details?) (?:is|are|can be)|details are)\b"
)
_INTENTIONS = (
    "intended to improve", "intended generally to improve", "intend to improve", "intends to improve",
    "intended to promote", "intended to have a positive", "aim to improve", "aims to improve", "aimed at improving",
    "designed to improve", "focused on improving", "focussed on improving", "seek to improve", "seeks to improve",
    "will improve equality", "will promote equality", "committed to equality", "promotes equality",
    "supports equality",
)  # fmt: skip
_FINDINGS = (
    "found", "finds", "shows", "showed", "shown", "identified", "identifies", "concluded", "concludes", "because",
    "worse", "fewer", "longer", "lose", "barrier", "barriers", "disadvantage", "disproportionate",
    "disproportionately", "more likely", "less likely", "mitigated", "mitigate",
)  # fmt: skip
_NO_HARM = (
    "no adverse impact", "no adverse impacts", "no adverse effect", "no adverse effects", "no negative impact",
    "no negative impacts", "no negative effect", "no negative effects", "not expected to have any negative",
    "not expected to have any adverse", "not expected to have a negative", "not expected to have an adverse",
    "no negative or adverse", "no adverse or negative", "no detrimental impact", "no disproportionate impact",
    "will not adversely affect", "will not negatively affect", "does not adversely affect",
)  # fmt: skip
_HARM_FOUND = (
    "inequalities identified", "inequality identified", "inequalities found", "identified inequalities",
    "inequalities will be", "adverse impacts identified", "negative impacts identified", "impacts identified will",
    "identified adverse", "identified negative", "impacts will be mitigated", "impact will be mitigated",
    "mitigating actions", "mitigating measures", "actions to mitigate", "steps to mitigate",
    "disproportionately affect", "disproportionately affected", "worse off",
)  # fmt: skip


def denied(text: str) -> Span | None:
    """Where ``text`` says, in so many words or in one, that there are no equality implications."""
    if words(text) in _BARE:
        return 0, len(text)
    span = find(text, _NO_IMPLICATIONS)
    return None if span and has(text[span[1] : span[1] + REACH], _EXCEPT) else span


def claimed(text: str) -> Span | None:
    """Where ``text`` says that an assessment has been made."""
    match = _CLAIM.search(folded(text))
    return match.span() if match else None


def updated_after_consultation(text: str) -> Span | None:
    """The sentence that says an assessment was updated after people were consulted."""
    for start, end in sentences(text):
        sentence = text[start:end]
        if _UPDATED.search(folded(sentence)) and has(sentence, _AFTER_CONSULTATION):
            return start, end
    return None


def says_where(text: str) -> bool:
    """Whether ``text`` names an appendix, a background paper, a link or a number to find the assessment by."""
    return _PLACE.search(folded(text)) is not None


def says_no_more_than_done_or_meant(text: str) -> bool:
    """Whether every sentence of ``text`` only says that an assessment exists, or what is intended."""
    parts = [text[start:end] for start, end in sentences(text)]
    return bool(parts) and all(_is_hollow(part) for part in parts)


def harm_ruled_out(text: str) -> Span | None:
    """Where ``text`` says that nobody is worse off."""
    return find(text, _NO_HARM)


def harm_found(text: str) -> Span | None:
    """Where ``text`` speaks of inequalities or harm that were found."""
    return find(text, _HARM_FOUND)


def _is_hollow(sentence: str) -> bool:
    if has(sentence, _FINDINGS) or has_statistic(sentence):
        return False
    return bool(claimed(sentence) or has(sentence, _INTENTIONS) or _only_points(folded(sentence.strip())))


def _only_points(sentence: str) -> bool:
    """Whether ``sentence`` begins with the place where the assessment is, or sends the reader there."""
    return bool(_PLACE.match(sentence) or (_SEE.match(sentence) and _PLACE.search(sentence)))
