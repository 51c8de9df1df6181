"""Who an action's owner box names: a person or post, initials, a team, or several of them."""

from __future__ import annotations

import re

from rules.text.pattern import compiled

_INITIALS = compiled(r"(?:[A-Z]\.?\s?){2,4}")
_NAME = compiled(r"(?:[A-Z][a-z'’\-]+|[A-Z]\.?)(?: (?:[A-Z]\.?|(?:[a-z]{2,3} )?[A-Z][A-Za-z'’\-]+))+")
_POST = compiled(
    r"\b(?:manager|officer|head|director|lead|leader|co-?ordinator|commissioner|adviser|advisor|worker|supervisor"
    r"|principal|chief|executive|deputy|assistant|specialist|analyst|partner|practitioner|nurse|hos|solicitor"
    r"|consultant|chair|clerk|surveyor|planner|engineer|librarian|secretary)\b",
    re.IGNORECASE,
)
_TEAM = compiled(
    r"\b(?:teams?|department|directorate|services?|board|committee|groups?|unit|council|partners|providers?|all"
    r"|everyone|staff|commissioning|contracts|operations|procurement|hr|it|schools|transport|finance|legal|communications|comms|housing|highways|commissioners|officers|managers)\b",
    re.IGNORECASE,
)
_CUT = compiled(r"[/;&\n+]")
_COMMA_OR_AND = compiled(r",| and ")


def is_initials(part: str) -> bool:
    """``RH`` or ``R. H.``, and nothing more."""
    return bool(_INITIALS.fullmatch(part.strip()))


def is_team(part: str) -> bool:
    """A team, a body or "all officers", with nobody in particular and no post."""
    return bool(_TEAM.search(part)) and not _POST.search(part) and not is_person(part)


def owners(text: str) -> tuple[str, ...]:
    """The owners that ``text`` names. A name with a post after a comma is one owner; so is a post with "and" in it."""
    found: list[str] = []
    for part in (" ".join(part.split()) for part in _CUT.split(text)):
        pieces = [piece.strip() for piece in _COMMA_OR_AND.split(part) if piece.strip()]
        if len(pieces) > 1 and all(is_initials(piece) or is_person(piece) for piece in pieces):
            found.extend(pieces)
        elif part:
            found.append(part)
    whole_post = (
        len(found) > 1
        and _POST.search(found[-1])
        and not any(_POST.search(part) or is_initials(part) or is_person(part) for part in found[:-1])
    )
    return (text.strip(),) if whole_post else tuple(found)


def initials_of(name: str) -> str:
    """``Rosa Hill`` gives ``RH``."""
    return "".join(word[0] for word in name.split() if word[0].isalpha()).upper()


def is_person(part: str) -> bool:
    """``Rosa Hill``, and no post, team or initials."""
    return bool(_NAME.fullmatch(part.strip())) and not _POST.search(part) and not _TEAM.search(part)
