"""DES07: the assessment is the work of one person, or of one service alone."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import place
from rules.text.teams import all_of_one_service


@rule("DES07", "team-of-one-service", Severity.WARNING, precision="M", needs=("team",))
def check(doc: Document) -> Iterator[Hit]:
    asked = (*doc.all("author"), *doc.all("team"))
    address = place(doc, "team")
    if address is None or any(answer.is_unreadable for answer in asked):
        return
    people = {
        " ".join(person.get("name", "").casefold().split()) or person.get("post", ""): person.get("post", "")
        for answer in asked
        for person in answer.people
        if person.get("name") or person.get("post")
    }
    if len(people) == 1:
        yield Hit(address, "One person alone made this assessment.", other_address=place(doc, "author"))
    elif people and all_of_one_service(people.values()):
        yield Hit(
            address,
            f"Nothing shows that any of the {len(people)} people comes from outside the service: no equality adviser, "
            "nobody who uses it, no other team.",
            other_address=place(doc, "author"),
        )
