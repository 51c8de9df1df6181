"""Entries of the public register, written when something is published or withdrawn. The only writer of them."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import delete, insert, select

from eia import store
from eia.extensions import db
from eia.gist import Gist, gist
from eia.models import Assessment, Publication, RegisterAffected, RegisterEntry, RegisterWord, Revision, now
from eia.models.time import LONDON
from forms.document import Document

_WORD = re.compile(r"\w+")
#: Longer than any word of a text; a run without a space beyond it is cut, and a search for it is cut alike.
LONGEST_WORD = 60


def words(text: str) -> frozenset[str]:
    """The words of ``text`` as they are searched: no case, no accents, and no apostrophe inside them."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "").replace("'", "")).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return frozenset(word[:LONGEST_WORD] for word in _WORD.findall(bare))


def write(assessment: Assessment) -> None:
    """List ``assessment`` as it is published now; nothing where it never was. The caller holds its lock."""
    publication = _shown(assessment)
    if publication is None:
        return
    document = store.revision_document(publication.revision)
    found = gist(document)
    entry = db.session.scalar(select(RegisterEntry).filter_by(assessment_id=assessment.id))
    if entry is None:
        entry = RegisterEntry(assessment_id=assessment.id, year=assessment.year, number=assessment.number)
        db.session.add(entry)
    _fill(entry, publication, document, found)
    db.session.flush()
    _write_rows(entry, document, found)


def write_missing() -> int:
    """List every published assessment that has no entry yet; how many there were."""
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
    for table in (RegisterAffected, RegisterWord):
        db.session.execute(delete(table).where(table.entry_id == entry.id))
    this = {"entry_id": entry.id, "published_at": entry.published_at}
    affected = [
        this | {"characteristic": effect.id[:100], "label": effect.label[:200]} for effect in found.affected
    ]
    if affected:
        db.session.execute(insert(RegisterAffected), affected)
    about = document.about
    said = [about.title, about.service, entry.reference]
    said += [answer.text for address in document.answers if (answer := document.at(address))]
    db.session.execute(
        insert(RegisterWord), [this | {"word": word} for word in sorted(words("\n".join(said)))]
    )
