"""PUB12: a link to a front or topic page in the place of the document."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given
from rules.text.links import is_landing_page, urls

_PLACES = ("attachment", "action_plan", "evidence", "consultation", "cumulative")


@rule("PUB12", "link-to-landing-page", Severity.WARNING, precision="M", needs=())
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, *_PLACES):
        text = answer.text
        plain = answer.question.type in ("long_text", "short_text")
        for url, start, end in urls(text):
            if is_landing_page(url):
                yield Hit(
                    answer.address,
                    f"“{url}” leads to a page of many papers, not to this one.",
                    (start, end) if plain else None,
                )
