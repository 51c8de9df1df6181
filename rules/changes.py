"""What differs between two documents of one form, by what a check may have read of them."""

from __future__ import annotations

import marshal
from functools import cached_property

from forms.document import Document
from forms.model import JSON
from rules.reading import Each, units
from rules.text.words import spaced
from rules.view import ABOUT, AS_OF, EVERYTHING, LAYOUT, SHOWN, WAIVERS

#: Values of these types are equal only to their like.
_WORDS = frozenset({str, type(None)})


class Changes:
    """How ``now`` differs from ``before``, a document of the same form."""

    def __init__(self, before: Document, now: Document) -> None:
        self.before, self.now = before, now
        was, says = before.answers, now.answers
        written = {
            address for address in was.keys() | says.keys() if not _same(was.get(address), says.get(address))
        }
        old, new = before.layout.by_address, now.layout.by_address
        differing = written & (old.keys() | new.keys()) | (
            old.keys() ^ new.keys() if old is not new else set()
        )
        #: The addresses shown in either document whose answers differ, or that are shown in one alone.
        self.addresses = frozenset(differing)
        parts = {
            EVERYTHING: bool(written),
            SHOWN: bool(differing),
            LAYOUT: before.layout is not now.layout,
            ABOUT: before.about != now.about,
            AS_OF: before.as_of != now.as_of,
            WAIVERS: before.waivers != now.waivers,
        }
        purposes = {(new.get(address) or old[address]).question.purpose for address in differing}
        #: Whatever differs of what a check may read: purposes, and the parts that rules.view names.
        self.what = frozenset(purposes.union(part for part, differs in parts.items() if differs))

    def take_over(self) -> None:
        """Let the later document use the answers that were made of the earlier and are as they were."""
        made = self.before.made.copy()
        for address in self.addresses & made.keys():
            del made[address]
        self.now.made.update(made)

    def units(self, each: Each | None) -> frozenset[str]:
        """The units (see ``rules.reading.units``) of either document that are not the same in the other."""
        if each == "text":
            return self.addresses
        return self._regrouped if each == "texts" else frozenset()

    @cached_property
    def _regrouped(self) -> frozenset[str]:
        texts = [units(document, "text") for document in (self.before, self.now)]
        return frozenset(
            spaced(by_address[address][1])
            for by_address in texts
            for address in self.addresses & by_address.keys()
        )


def _same(one: JSON, other: JSON) -> bool:
    """Whether two answers are the same, down to ``1`` and ``true``; a value that no JSON gives is like nothing else."""
    if one is other or one != other or type(one) is str:
        return bool(one is other or one == other)
    if type(one) is dict and _WORDS.issuperset(map(type, one.values())):
        return True
    try:
        return marshal.dumps(one, 2) == marshal.dumps(other, 2)
    except ValueError:
        return False
