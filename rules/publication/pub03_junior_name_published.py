"""PUB03: names of officers below head of service in a document for the public."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.action.rows import actions
from rules.reading import given
from rules.text.owners import is_person, owners
from rules.text.phrases import has

_SENIOR = (
    "head", "hos", "director", "chief", "executive", "councillor", "cllr", "leader", "mayor", "cabinet member", "chair",
    "portfolio holder", "commissioner for", "equality lead", "monitoring officer",
)  # fmt: skip


@rule("PUB03", "junior-name-published", Severity.ADVICE, needs=(), stage="publishing")
def check(doc: Document) -> Iterator[Hit]:
    if settings.of(doc).names == "all":
        return
    found = dict(_junior(doc))
    if found:
        first, *others = dict.fromkeys(found.values())
        many = f"{len(found)} people are" if len(found) > 1 else "One person is"
        yield Hit(
            first,
            f"{many} named here whose post is below head of service. The public version can give posts in place "
            "of names.",
            other_address=others[0] if others else None,
        )


def _junior(doc: Document) -> Iterator[tuple[str, str]]:
    """Each junior person by name, with the last address at which they stand; the first place is given last."""
    senior = {
        person["name"]
        for answer in given(doc, "author", "team", "lead_sign_off", "head_sign_off")
        for person in answer.people
        if person.get("name") and has(person.get("post", ""), _SENIOR)
    }
    found: dict[str, str] = {}
    for answer in given(doc, "author", "team", "lead_sign_off", "head_sign_off"):
        for person in answer.people:
            found.setdefault(person.get("name", ""), answer.address)
    for answer, _, row in actions(doc, "owner"):
        for owner in owners(answer.cell(row, "owner")):
            who, _, post = owner.partition(",")
            if not has(post, _SENIOR):
                found.setdefault(who.strip(), answer.address)
    for who, address in found.items():
        if is_person(who) and who not in senior:
            yield who, address
