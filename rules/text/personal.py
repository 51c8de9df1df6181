"""Details by which a person can be reached or known: addresses, numbers, a date of birth."""

from __future__ import annotations

import re

from rules.text.once import once
from rules.text.pattern import compiled

_EMAIL = compiled(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}\b")
_DETAILS = {
    "a mobile telephone number": compiled(r"(?<![\d+])(?:\+44 7|\+447|07)\d{3}[ -]?\d{3}[ -]?\d{3}(?!\d)"),
    "a National Insurance number": compiled(
        r"[A-CEGHJ-PR-TW-Z](?<!\w.)[A-CEGHJ-PR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b"
    ),
    "an NHS number": compiled(r"\bNHS (?:number|no\.?)[: ]{1,3}\d{3}[ -]?\d{3}[ -]?\d{4}\b", re.IGNORECASE),
    "a date of birth": compiled(r"\b(?:[Dd]ate of birth|DOB|d\.o\.b\.)[: ]{1,3}\d{1,2}[/.\- ]"),
}
#: Mailboxes of a post or a team: whoever reads them, nobody is named.
_SHARED = frozenset(
    "admin adviceline consultation consultations contact customerservices democratic.services enquiries equalities "
    "equality equality.diversity feedback foi help hello info information libraries office postmaster "
    "privacy team".split()
)


@once
def details(text: str) -> tuple[tuple[str, tuple[int, int]], ...]:
    """What ``text`` holds of personal details, each kind once with its first span; shared mailboxes are none."""
    found = []
    for match in _EMAIL.finditer(text):
        if match[0].partition("@")[0].lower() not in _SHARED:
            found.append(("an email address", match.span()))
            break
    for what, pattern in _DETAILS.items():
        if first := pattern.search(text):
            found.append((what, first.span()))
    return tuple(found)
