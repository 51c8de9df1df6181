"""A frozen document made ready to be read: on the review page and on the public page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from eia.views.language import titled
from eia.views.paging import all_pages, answers_on
from forms.document import Answer, Document
from forms.model import Section

#: Signed where the form itself has no words for it.
STATEMENT = (
    "I have read this equality impact assessment and agree that it gives due regard"
    " to the public sector equality duty."
)


@dataclass(frozen=True)
class ReadPage:
    """One part of a document: a section, or a section for one characteristic."""

    key: str
    #: Each part of it in its language.
    title: str
    short: str
    section: Section
    answers: tuple[Answer, ...]
    last_of_section: bool


def read_pages(document: Document, reference: str) -> list[ReadPage]:
    """Every part of ``document`` in order, with its answers."""
    pages = all_pages(document, reference)
    return [
        ReadPage(
            page.key,
            titled(page.section.title, page.who_label),
            page.short,
            page.section,
            tuple(answers_on(document, page)),
            last_of_section=following is None or following.section.id != page.section.id,
        )
        for page, following in zip(pages, (*pages[1:], None), strict=True)
    ]


def statement_of(document: Document, purpose: str) -> str:
    """The words a signer agrees to, from the form's own sign-off question; "" where it has none."""
    line = document.answer(purpose)
    return line.question.statement if line else ""


def contents_of(pages: Sequence[ReadPage]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each section as (title, key of its first page, [(name, key) of its characteristics])."""
    found: list[tuple[str, str, list[tuple[str, str]]]] = []
    for _, group in groupby(pages, key=lambda page: page.section.id):
        read = list(group)
        section = read[0].section
        inside = [(page.short, page.key) for page in read] if section.for_each else []
        found.append((section.title, read[0].key, inside))
    return found
