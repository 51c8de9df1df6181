"""The pages an assessment has: one for each section, or one for each characteristic where a section repeats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from flask import url_for

from eia.errors import NotFound
from forms.document import Answer, Document, Place
from forms.model import Characteristic, FormDefinition, Section
from rules import Finding, Severity

#: The question type that no page asks.
SIGNED = "sign_off"


@dataclass(frozen=True)
class Page:
    """One page of questions; ``places`` are those asked, given the answers so far."""

    reference: str
    section: Section
    who: Characteristic | None
    places: tuple[Place, ...]

    @property
    def key(self) -> str:
        return f"{self.section.id}-{self.who.id}" if self.who else self.section.id

    @property
    def who_label(self) -> str:
        return self.section.label_of(self.who) if self.who else ""

    @property
    def short(self) -> str:
        """The name of the page among the pages of its section."""
        return self.who_label or self.section.title

    @property
    def title(self) -> str:
        return f"{self.section.title}: {self.who_label}" if self.who else self.section.title

    @property
    def guidance(self) -> tuple[str, ...]:
        return (*self.section.guidance, *(self.who.guidance if self.who else ()))

    @cached_property
    def url(self) -> str:
        who = self.who.id if self.who else None
        return url_for("answers.section", reference=self.reference, section_id=self.section.id, who_id=who)

    @cached_property
    def addresses(self) -> frozenset[str]:
        return frozenset(place.address for place in self.places)


def pages_of(document: Document, reference: str) -> tuple[Page, ...]:
    """Every page with a question to answer, in order; sign-off lines are filled by sending and signing."""
    asked = [place for place in document.places() if place.question.type != SIGNED]
    groups = (
        tuple(places)
        for _, places in groupby(asked, key=lambda place: (place.section.id, place.characteristic))
    )
    return tuple(Page(reference, places[0].section, places[0].characteristic, places) for places in groups)


def all_pages(document: Document, reference: str) -> tuple[Page, ...]:
    """Every part of a document to read, sign-off lines too."""
    groups = groupby(document.places(), key=lambda place: (place.section.id, place.characteristic))
    read = (tuple(places) for _, places in groups)
    return tuple(Page(reference, places[0].section, places[0].characteristic, places) for places in read)


def page_at(pages: Sequence[Page], section_id: str, who_id: str | None) -> Page:
    """The page of a section and characteristic. Raises NotFound where the form asks nothing there now."""
    for page in pages:
        if page.section.id == section_id and (page.who.id if page.who else None) == who_id:
            return page
    raise NotFound(
        "There is no such page in this assessment, or an earlier answer means that it is not asked."
    )


def labelled(definition: FormDefinition, address: str) -> Place:
    """The place of ``address`` in its form. Raises NotFound for one the form does not have."""
    found = definition.find(address)
    if found is None:
        raise NotFound("The form of this assessment has no such question.")
    return Place(found[0], found[1], found[2], address)


def page_of(pages: Iterable[Page], address: str) -> Page | None:
    """The page on which ``address`` stands."""
    return next((page for page in pages if address in page.addresses), None)


def answers_on(document: Document, page: Page) -> list[Answer]:
    """The answers of ``page``, in order."""
    return [Answer(place, document.answers.get(place.address)) for place in page.places]


def standing(findings: Iterable[Finding]) -> list[Finding]:
    """The findings nobody has accepted."""
    return [finding for finding in findings if not finding.waived]


def by_address(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    """Findings by the address they point to, in their order."""
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.address, []).append(finding)
    return found


#: What the task list says of a page, with the tag it wears; done pages wear none, so that the rest stands out.
NOT_STARTED, IN_PROGRESS, TO_FIX, COMPLETE = "Not started", "In progress", "Has something to fix", "Complete"


def status_of(document: Document, page: Page, findings: Mapping[str, list[Finding]]) -> str:
    """Not started, in progress, has something to fix, or complete. What an import could not read is to be fixed."""
    answers = answers_on(document, page)
    if all(answer.is_blank for answer in answers):
        return NOT_STARTED
    here = [finding for address in page.addresses for finding in standing(findings.get(address, []))]
    if any(answer.is_blank for answer in answers if answer.question.required):
        return IN_PROGRESS
    is_wrong = any(finding.severity != Severity.ADVICE for finding in here)
    return TO_FIX if is_wrong or any(answer.is_unreadable for answer in answers) else COMPLETE
