"""A document that notes what a check asks of it, so that the check runs again only when what it read has changed."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from forms.answer import Answer, Place
from forms.document import About, Document, Waiver
from forms.layout import Layout
from forms.model import JSON, Characteristic, FormDefinition

#: What a check may read besides answers by their purpose; no purpose is spelt with a space.
EVERYTHING, SHOWN, LAYOUT, ABOUT, AS_OF, WAIVERS = (
    "all answers",
    "all shown",
    "the layout",
    "the cover",
    "the day",
    "the waivers",
)


class View(Document):
    """A document as one check sees it: ``read`` fills with the purposes it asked for, and the parts named above."""

    seen: Document
    note: Callable[[str], None]
    noted: set[str]

    def __init__(self, document: Document) -> None:
        # Past the guard of a frozen dataclass, and no field of it: the fields below are the document's own.
        read: set[str] = set()
        self.__dict__.update(seen=document, note=read.add, noted=read)

    @property
    def read(self) -> frozenset[str]:
        """What was asked for."""
        return frozenset(self.noted)

    def forget(self) -> frozenset[str]:
        """What was asked for since this was last called."""
        found = frozenset(self.noted)
        self.noted.clear()
        return found

    @property
    def definition(self) -> FormDefinition:
        return self.seen.definition

    @property
    def answers(self) -> Mapping[str, JSON]:
        self.note(EVERYTHING)
        return self.seen.answers

    @property
    def about(self) -> About:
        self.note(ABOUT)
        return self.seen.about

    @property
    def waivers(self) -> tuple[Waiver, ...]:
        self.note(WAIVERS)
        return self.seen.waivers

    @property
    def as_of(self) -> datetime.date:
        self.note(AS_OF)
        return self.seen.as_of

    @property
    def layout(self) -> Layout:
        self.note(LAYOUT)
        return self.seen.layout

    @property
    def kept(self) -> dict[object, Any]:  # what is kept may rest on any answer that is shown
        for what in (SHOWN, ABOUT, AS_OF):
            self.note(what)
        return self.seen.kept

    def places(self) -> tuple[Place, ...]:
        self.note(LAYOUT)
        return self.seen.places()

    def at(self, address: str) -> Answer | None:
        found = self.seen.at(address)
        self.note(found.question.purpose if found else LAYOUT)
        return found

    def answer(self, purpose: str, who: Characteristic | None = None) -> Answer | None:
        self.note(purpose)
        return self.seen.answer(purpose, who)

    def all(self, purpose: str, who: Characteristic | None = None) -> tuple[Answer, ...]:
        self.note(purpose)
        return self.seen.all(purpose, who)
