"""What a text says of asking people: that it is still to come, in which forms, about what."""

from __future__ import annotations

import re

from rules.text.characteristics import named
from rules.text.once import once
from rules.text.pattern import compiled
from rules.text.phrases import has

_COMING = compiled(
    r"\b(?:(?:will|would|shall|to|going to) be (?:\w+ )?consulted"
    r"|(?:will|would|shall|intend to|plan to|going to) (?:\w+ )?consult\b"
    # "The consultation showed that it will" is about a consultation that is over.
    r"|consultation(?: (?!show|told|tell|found|find|said|say|was|were|has|had|have|suggest|that|respon|feedback|results"
    r"|asked|raised|heard|ended|closed|ran|took)\w+){0,4} "
    r"(?:will|would|is planned|is to|is due|has not yet|to follow|to take place)"
    r"|(?:upcoming|coming|forthcoming|planned|future|proposed) (?:\w+ ){0,2}(?:consultation|engagement)"
    r"|(?:subject to|pending) (?:a |the )?(?:full |formal |public )?consultation\b"
    r"|next steps?(?: \w+){0,4} (?:formal |full |public )?consultation"
    r"|consultation(?: (?:events?|exercise|survey|process|and|meetings?)){0,4}\)? (?:can|could) (?:then )?be used"
    r"|views [^.;\n]{0,80}\bcan be used)",
    re.IGNORECASE,
)
#: More of what was done already is no contradiction.
_AGAIN = compiled(r"\b(?:again|further|second|another|also|continue|still be|ongoing|more)\b", re.IGNORECASE)

_FORMATS = (
    "easy read", "easyread", "large print", "braille", "bsl", "british sign language", "sign language", "signed",
    "translated", "translation", "translations", "interpreter", "interpreters", "audio", "hearing loop", "paper copies",
    "on paper", "paper", "paper form", "by phone", "telephone", "phone", "face to face", "face-to-face", "in person",
    "home visit", "home visits", "visit", "accessible", "step-free", "plain english", "symbols", "pictures",
    "talking mats",
    "advocate", "advocates", "other formats", "alternative formats", "in polish", "in urdu", "in other languages",
    "community languages", "captions", "subtitles", "drop-in", "at home",
)  # fmt: skip
_AT_A_DISTANCE = (
    "online", "on line", "on-line", "survey", "questionnaire", "email", "e-mail", "letter", "letters", "website",
    "web page", "web form", "portal", "social media", "newsletter", "webinar", "teams meeting", "virtual",
)  # fmt: skip
_LIKING = (
    "like", "liked", "likes", "support", "supported", "in favour", "agree", "agreed", "disagree", "prefer",
    "preferred", "satisfied", "popular", "opposed", "against", "welcome", "welcomed", "happy", "positive", "good idea",
)  # fmt: skip
_EFFECT = (
    "harder", "easier", "afford", "reach", "lose", "lost", "need", "needs", "barrier", "barriers", "access",
    "could not", "cannot", "can't", "difficult", "unfair", "fair", "fairness", "excluded", "fear", "feared", "afraid",
    "unsafe", "safe", "effect", "effects", "affect", "affects", "affected", "impact", "impacts", "worse", "better off",
    "too far", "too steep", "too high", "too early", "too late", "cost", "costs", "travel", "time off", "stop coming",
    "equality", "asked for", "adjustment", "adjustments", "impossible", "struggle", "help",
)  # fmt: skip
_REPLIES = compiled(
    r"\b(\d[\d,]{1,9}) (?:people |residents |users |customers |parents |completed |survey |online )?"
    r"(?:replied|responded|answered|responses|replies|respondents|returns|returned|took part|surveys|questionnaires)\b",
    re.IGNORECASE,
)


@once
def to_come(text: str) -> tuple[int, int] | None:
    """The span of the words in ``text`` that put a consultation in the future; a further round is left out."""
    for start, end in _COMING.sentences(text):
        match = _COMING.search(text, start, end)
        if match and not _AGAIN.search(text, start, end):
            return match.span()
    return None


def names_formats(text: str) -> bool:
    """Whether ``text`` says how people were reached who need another form than a page to read and write on."""
    return has(text, _FORMATS)


def is_at_a_distance(text: str) -> bool:
    """Whether ``text`` names a way of asking that needs reading, writing or a screen."""
    return has(text, _AT_A_DISTANCE)


def asks_only_for_liking(text: str) -> bool:
    """Whether ``text`` tells who liked a proposal, and nothing of what it would do to anyone."""
    return has(text, _LIKING) and not has(text, _EFFECT) and not named(text)


def replies(text: str) -> tuple[int, tuple[int, int]] | None:
    """How many answers ``text`` says came in, with the span; None where it says nothing of it."""
    match = _REPLIES.search(text)
    return (int(match[1].replace(",", "")), match.span()) if match else None
