"""What stands in the equality column of a work programme: is an assessment required, and is it published?"""

from __future__ import annotations

import re

from rules.text.pattern import compiled

_REQUIRED = compiled(r"\s*(?:required|yes|y)\b", re.IGNORECASE)
_NOT = compiled(
    r"\s*(?P<label>not applicable|not required|not needed|n\s?/\s?a|n\.a\.?|na|none|no|n|-|–)(?![a-z])[\s:;.,–-]*",
    re.IGNORECASE,
)
_PUBLISHED = compiled(
    r"\b(?:published|publication|on the website)\b|https?://|\bwww\.|/\s?[yn]\b", re.IGNORECASE
)
_REFERENCE = compiled(r"\beia[-/ ]?\d{2,4}", re.IGNORECASE)


def is_required(cell: str) -> bool:
    """Whether ``cell`` says that an assessment is required: ``Required``, ``Yes``, ``Y``."""
    return _REQUIRED.match(cell) is not None


def is_not_applicable(cell: str) -> bool:
    """Whether ``cell`` says that none is needed: ``NA``, ``N/A``, ``Not required``, with or without a reason."""
    return not is_required(cell) and _NOT.match(cell) is not None


def reason(cell: str) -> str:
    """The words after ``NA``, or "" where nothing stands there."""
    match = _NOT.match(cell)
    return cell[match.end() :].strip() if match else ""


def label(cell: str) -> str:
    """The bare label of ``cell`` as typed, reasons left out: ``NA``, ``N/A``, ``Required``; "" where it is blank."""
    match = _NOT.match(cell) or _REQUIRED.match(cell)
    found = match.groupdict().get("label", match[0]) if match else cell
    return found.strip().rstrip(".:")


def says_whether_published(cell: str) -> bool:
    """Whether ``cell`` also says if the assessment is published, or gives its link or number."""
    return bool(_PUBLISHED.search(cell) or _REFERENCE.search(cell))
