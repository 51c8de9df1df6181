"""Entries of the public register, written when something is published or withdrawn. The only writer of them."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import bindparam, delete, insert, select

from eia import store, tally
from eia.extensions import db
from eia.gist import Gist, gist
from eia.models import (
    Assessment,
    CommitteeReport,
    Publication,
    RegisterCommittee,
    RegisterEffect,
    RegisterEntry,
    RegisterWord,
    Revision,
    now,
)
from eia.models.report import linked
from eia.models.time import LONDON
from forms.document import Document

_WORD = re.compile(r"\w+")
#: Longer than any word of a text; a run without a space beyond it is cut, and a search for it is cut alike.
LONGEST_WORD = 60


def words(text: str) -> frozenset[str]:
    """The words of ``text`` as they are searched: no case, no accents, and no apostrophe inside them."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).casefold()
    if plain.isascii():
        bare = plain
    else:
        bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(word[:LONGEST_WORD] for word in _WORD.findall(bare))


def write(assessment: Assessment) -> None:
    """List ``assessment`` as it is published now; nothing where it never was.

    The caller holds its lock, and locks no other assessment after this.
    """
    publication = _shown(assessment)
    if publication is not None:
        with tally.following(assessment):
            _write(assessment, publication)


def _write(assessment: Assessment, publication: Publication) -> None:
    document = store.revision_document(publication.revision)
    found = gist(document)
    entry = _entry_of(assessment)
    is_other_text = entry is None or entry.publication_id != publication.id
    if entry is None:
        entry = RegisterEntry(assessment_id=assessment.id, year=assessment.year, number=assessment.number)
        entry.committees = []
        db.session.add(entry)
    elif is_other_text:
        _delete_rows(entry)
    _fill(entry, publication, document, found)
    db.session.flush()
    if is_other_text:
        _write_rows(entry, document, found)
        _write_committees(entry)


def write_committees(assessment: Assessment) -> None:
    """List ``assessment`` under the committees its reports go to now; nothing where it is not published.

    The caller holds its lock.
    """
    entry = _entry_of(assessment)
    if entry is not None:
        with tally.following(assessment):
            _write_committees(entry)


def _write_committees(entry: RegisterEntry) -> None:
    named = (
        select(CommitteeReport.committee).join(linked).where(linked.c.assessment_id == entry.assessment_id)
    )
    committees = sorted({" ".join(name.split()) for name in db.session.scalars(named)} - {""})
    listed = select(RegisterCommittee.committee).where(RegisterCommittee.entry_id == entry.id)
    if committees == sorted(db.session.scalars(listed)):
        return
    db.session.execute(delete(RegisterCommittee).where(RegisterCommittee.entry_id == entry.id))
    this = {"entry_id": entry.id, "published_at": entry.published_at}
    if committees:
        db.session.execute(insert(RegisterCommittee), [this | {"committee": name} for name in committees])
    entry.committees, entry.changed_at = committees, now()
    db.session.flush()


def write_missing() -> int:
    """List every published assessment that has no entry yet, and count what was never counted; how many there were."""
    if not tally.changes():
        tally.count_anew()
    listed = select(RegisterEntry.assessment_id)
    wanted = (
        select(Assessment)
        .join(Revision, Revision.assessment_id == Assessment.id)
        .join(Publication)
        .where(Assessment.id.not_in(listed))
        .distinct()
    )
    missing = list(db.session.scalars(wanted))
    for assessment in missing:
        write(assessment)
    return len(missing)


def _entry_of(assessment: Assessment) -> RegisterEntry | None:
    return db.session.scalar(select(RegisterEntry).filter_by(assessment_id=assessment.id))


def _shown(assessment: Assessment) -> Publication | None:
    """The newest publication that stands, else the newest of all."""
    wanted = (
        select(Publication)
        .join(Revision)
        .where(Revision.assessment_id == assessment.id)
        .order_by(Publication.withdrawn_at.is_not(None), Publication.id.desc())
    )
    return db.session.scalar(wanted.limit(1))


def _fill(entry: RegisterEntry, publication: Publication, document: Document, found: Gist) -> None:
    at = publication.published_at
    entry.publication_id = publication.id
    entry.title, entry.service = document.about.title[:300], document.about.service[:200]
    entry.status = "screened_out" if found.is_screened_out else "published"
    if publication.withdrawn_at:
        entry.status = "withdrawn"
    entry.rating, entry.outcome = found.rating[:200], found.outcome
    entry.affected = [[effect.id, effect.label] for effect in found.affected]
    entry.version_label, entry.sha256 = publication.version_label, publication.sha256
    entry.published_at, entry.published_year = at, at.astimezone(LONDON).year
    review = document.answer("review_date")
    entry.review_on = review.day if review else None
    entry.withdrawn_at = publication.withdrawn_at
    entry.withdrawn_reason = publication.withdrawn_reason
    entry.changed_at = now()


def _write_rows(entry: RegisterEntry, document: Document, found: Gist) -> None:
    this = {"entry_id": entry.id, "published_at": entry.published_at}
    effects = [
        this
        | {
            "characteristic": effect.id[:100],
            "label": effect.label[:200],
            "found": effect.found,
            "rating": effect.rating.label[:200] if effect.rating else "",
            "is_affected": effect.is_affected,
        }
        for effect in found.effects
        if effect.found
    ]
    if effects:
        db.session.execute(insert(RegisterEffect), effects)
    db.session.execute(insert(RegisterWord), [this | {"word": word} for word in _said(entry, document)])


#: By its whole key: the table has no other way in. A change of ``words`` means a migration that empties the register.
_FORGET = delete(RegisterWord).where(
    RegisterWord.word == bindparam("a_word"),
    RegisterWord.published_at == bindparam("at"),
    RegisterWord.entry_id == bindparam("entry"),
)


def _delete_rows(entry: RegisterEntry) -> None:
    """Take out what was written for the publication that ``entry`` shows so far."""
    for table in (RegisterEffect, RegisterCommittee):
        db.session.execute(delete(table).where(table.entry_id == entry.id))
    before = db.session.get_one(Publication, entry.publication_id)
    this = {"at": entry.published_at, "entry": entry.id}
    rows = [this | {"a_word": word} for word in _said(entry, store.revision_document(before.revision))]
    db.session.connection().execute(_FORGET, rows)


def _said(entry: RegisterEntry, document: Document) -> list[str]:
    """Every word of ``document``, once."""
    about = document.about
    said = [about.title, about.service, entry.reference]
    said += [answer.text for address in document.answers if (answer := document.at(address))]
    return sorted(words("\n".join(said)))
