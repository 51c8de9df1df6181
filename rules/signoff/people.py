"""Who leads the assessment and who signs it, by name."""

from __future__ import annotations

from forms.document import Document


def names(document: Document, purpose: str) -> dict[str, str]:
    """The people named for ``purpose``: what is compared, and the name as written."""
    return {
        " ".join(person["name"].casefold().split()): person["name"]
        for answer in document.all(purpose)
        for person in answer.people
        if person.get("name", "").strip()
    }
