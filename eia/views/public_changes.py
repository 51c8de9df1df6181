"""What changed between two published versions, word by word, in either language they were published in."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from flask import render_template, request, url_for

from eia import store
from eia.extensions import db
from eia.models import Publication, Revision
from eia.permissions import public
from eia.views import language
from eia.views.public_page import ADDRESS, labelled, published
from eia.views.publications import blueprint
from forms import differences
from forms.differences import Piece
from forms.document import Document
from forms.languages import base


class Change(NamedTuple):
    """An answer that differs: its question, the language of its words as an attribute, and how they changed."""

    part: str
    lang: str
    pieces: tuple[Piece, ...]


@blueprint.get(f"{ADDRESS}/changes")
@public
def changes(year: int, number: int) -> str:
    """What changed from one published version to another, word by word; the last two unless named.

    ``?language=cy`` words the questions, and what is chosen from the form, in Welsh where both versions were published
    in it. The other answers are one text in both languages.
    """
    found = published(year, number)
    newer = labelled(found, request.args["to"]) if request.args.get("to") else found[0]
    place = found.index(newer)
    default = found[min(place + 1, len(found) - 1)]
    older = labelled(found, request.args["from"]) if request.args.get("from") else default
    document = store.revision_document(newer.revision)
    choice = language.compared(document, older, newer)
    own = base(document.definition)
    sides: dict[str, Any] = {"from": older.version_label, "to": newer.version_label}
    addresses = {
        code: url_for(
            "publications.changes", year=year, number=number, **sides, language=code if code != own else None
        )
        for code, _ in choice.names
    }
    return render_template(
        "publications/changes.html",
        assessment=newer.revision.assessment,
        older=older,
        newer=newer,
        versions=found,
        language=choice,
        asked=choice.now if choice.now != own else None,
        addresses=addresses,
        in_one=[one for one in (older, newer) if _has_second(older, newer) and not one.second_language],
        changed=_compared(*_frozen(older), *_frozen(newer), choice.now, _has_second(older, newer)),
    )


def _has_second(older: Publication, newer: Publication) -> bool:
    return bool(older.second_language or newer.second_language)


def _frozen(publication: Publication) -> tuple[int, str]:
    """What a comparison is remembered by: the digest says what the revision holds."""
    return publication.revision.id, publication.revision.digest


@lru_cache(maxsize=64)
def _compared(
    older: int, before: str, newer: int, after: str, words_of: str, is_open: bool
) -> tuple[Change, ...]:
    """What differs between two revisions in the ``words_of`` a language; long texts take a moment, so it is kept."""
    old, new = (
        language.in_words_of(store.revision_document(db.session.get_one(Revision, number)), words_of)
        for number in (older, newer)
    )
    return tuple(_differences(old, new, is_open))


def _differences(before: Document, after: Document, is_open: bool) -> list[Change]:
    """Each answer that differs, in the order of ``after``; answers to questions no longer asked come last."""
    lang = language.OPEN if is_open else ""
    found = [
        (name, lang, getattr(before.about, field), getattr(after.about, field))
        for name, field in (("Title", "title"), ("Service", "service"))
    ]
    places = {place.address: place for place in after.places()}
    for place in before.places():
        places.setdefault(place.address, place)
    for address, place in places.items():
        old, new = before.at(address), after.at(address)
        spoken = new or old
        lang = language.of_answer(spoken, is_open) if spoken else ""
        who = place.section.label_of(place.characteristic) if place.characteristic else ""
        part = language.titled(who, place.question.label)
        found.append((part, lang, old.text if old else "", new.text if new else ""))
    return [Change(part, lang, differences.words(old, new)) for part, lang, old, new in found if old != new]
