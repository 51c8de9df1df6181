"""What a report to a committee says of equality: exact families of phrases, each a question with a yes or a span."""

from __future__ import annotations

from rules.text.pattern import compiled
from rules.text.phrases import find, folded, has
from rules.text.statistics import has_statistic
from rules.text.words import sentences

Span = tuple[int, int]

#: "No equality impact" is left out: it begins "no equality impact assessment", which says something else. "No other"
#: and "no further" come after what there is.
_DENIAL = compiled(
    r"\bno (?:(?!other|further|additional|longer)[a-z]+ ){0,2}equalit(?:y|ies)"
    r"(?:,? (?:and |or |& )?(?:diversity|inclusion|human rights)){0,3}"
    r" (?:implications|issues|impacts|considerations|consequences|concerns)\b"
    r"|\bno (?:[a-z]+ ){0,2}implications (?:for|on|to|under|in terms of|in respect of|in relation to) "
    r"(?:the )?equalit(?:y|ies)\b"
    r"|\bnot (?:[a-z]+ ){0,6}any (?:[a-z]+ ){0,2}equalit(?:y|ies) (?:implications|issues|impacts|considerations)\b"
)
#: A paragraph that is no more than this.
_BARE = compiled(
    r"(?:none|nil|n/?a|no|not applicable|there are none|nothing to report"
    r"|no (?:equality )?(?:impact|impacts|implications|issues))"
    r"(?: (?:directly|identified|known|arising|result|resulting|from|as|a|direct|of|this|the|report|paper"
    r"|proposal|proposals|recommendation|recommendations|at|stage|time|in|relation|to)){0,12}"
)
#: "No equality implications other than …" goes on to say what there is.
_EXCEPT = (
    "other than",
    "beyond",
    "except",
    "apart from",
    "besides",
    "over and above",
    "additional to",
    "for staff",
    "for employees",
    "for the workforce",
    "for council staff",
)
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
    r"(?:(?:has|have|was|were|been|also|now|since)\s){1,4}(?:updated|revised|reviewed|refreshed|amended)\b"
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
_LATER = compiled(
    rf"{_ASSESSMENT}(?:\s\([^()]{{1,80}}\))?\s(?:will|is to|are to|has not|have not|is being|are being|shall)\b"
)
_SEE = compiled(
    r"(?:(?:eia: )?yes[ ,.:;–-]{0,3})?(?:please )?"
    r"(?:see|refer to|consult|the (?:full )?(?:assessment|eia|details?) (?:is|are|can be)|details are)\b"
)
_INTENTIONS = (
    "intended to improve", "intended generally to improve", "intend to improve", "intends to improve",
    "intended to promote", "intended to have a positive", "aim to improve", "aims to improve", "aimed at improving",
    "designed to improve", "focused on improving", "focussed on improving", "seek to improve", "seeks to improve",
    "will improve equality", "will promote equality", "committed to equality", "promotes equality",
    "supports equality", "will have a positive impact", "will have a positive effect", "positive equality impact",
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
    low = folded(text)
    if _BARE.fullmatch(" ".join(low.split()).strip(" .;:-–")):
        return 0, len(text)
    match = _DENIAL.search(low)
    return match.span() if match and not has(text[match.end() : match.end() + REACH], _EXCEPT) else None


def claimed(text: str) -> Span | None:
    """Where ``text`` says that an assessment has been made."""
    match = _CLAIM.search(folded(text))
    return match.span() if match else None


def updated_after_consultation(text: str) -> Span | None:
    """The sentence that says an assessment was updated after people were consulted."""
    for start, end in _UPDATED.sentences(text):
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
    return bool(
        _LATER.search(folded(sentence))
        or claimed(sentence)
        or has(sentence, _INTENTIONS)
        or _only_points(folded(sentence.strip()))
    )


def _only_points(sentence: str) -> bool:
    """Whether ``sentence`` begins with the place where the assessment is, or sends the reader there."""
    return bool(_PLACE.match(sentence) or (_SEE.match(sentence) and _PLACE.search(sentence)))
