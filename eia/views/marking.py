"""A finding on a page: the words it is about, marked, and the two places it names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eia.views.paging import Page, page_of
from forms.document import Document
from rules import Finding
from rules.reading import typed

#: So many letters of the answer are shown on either side of the marked words.
AROUND = 90
#: Marked words longer than this are cut in the middle of the page: the answer itself is one link away.
LONGEST = 400


@dataclass(frozen=True)
class Marked:
    """The words a finding is about, with what stands around them; all empty where it marks none."""

    before: str = ""
    words: str = ""
    after: str = ""


@dataclass(frozen=True)
class Place:
    """A place that a finding names: what is asked there, and where to answer it ("" for who may not)."""

    label: str
    url: str


@dataclass(frozen=True)
class Told:
    """A finding with what a reader needs beside it."""

    finding: Finding
    marked: Marked
    here: Place | None
    other: Place | None


def told(document: Document, pages: Sequence[Page], finding: Finding, can_edit: bool) -> Told:
    """``finding`` of ``document`` with its marked words and its places."""
    return Told(
        finding,
        marked(document, finding),
        place(document, pages, finding.address, can_edit),
        place(document, pages, finding.other_address, can_edit),
    )


def place(document: Document, pages: Sequence[Page], address: str | None, can_edit: bool) -> Place | None:
    """The question at ``address``; None where the document asks none there."""
    answer = document.at(address) if address else None
    if answer is None:
        return None
    page = page_of(pages, answer.address)
    return Place(answer.label, f"{page.url}#{answer.address}" if page and can_edit else "")


def marked(document: Document, finding: Finding) -> Marked:
    """The words at the finding's span of the answer as it was typed, which is what rules count letters in."""
    answer = document.at(finding.address)
    if answer is None or finding.span is None:
        return Marked()
    text, (start, end) = typed(answer), finding.span
    if not 0 <= start < end <= len(text):
        return Marked()
    before, words, after = text[:start], text[start:end], text[end:]
    if len(words) > LONGEST:
        words = f"{words[: LONGEST // 2]} … {words[-LONGEST // 2 :]}"
    return Marked(
        f"… {before[-AROUND:].split(' ', 1)[-1]}" if len(before) > AROUND else before,
        words,
        f"{after[:AROUND].rsplit(' ', 1)[0]} …" if len(after) > AROUND else after,
    )


def links(pages: Sequence[Page]) -> Mapping[str, str]:
    """Where each address is answered."""
    return {address: f"{page.url}#{address}" for page in pages for address in page.addresses}
