"""Whether every stored text and file is still the one that was signed and published."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from eia import archive, tally
from eia.errors import EiaError
from eia.extensions import db
from eia.models import Publication, RegisterEntry, Revision, SignOff
from forms import document as documents

#: Revisions held in memory at a time; each carries a whole document.
_BATCH = 50


def faults() -> Iterator[str]:
    """A sentence for each revision, signature, publication and register entry that is not what was recorded.

    One more where the counts of the public register are not those of its entries.
    """
    yield from _revisions()
    yield from _signatures()
    yield from _publications()
    if wrong := tally.differing():
        yield f"The public register: {wrong:,} of its counts are wrong (./run flask db recount counts anew)."


def counts() -> tuple[int, int]:
    """How many revisions and publications there are to verify."""
    return db.session.query(Revision.id).count(), db.session.query(Publication.id).count()


def _revisions() -> Iterator[str]:
    wanted = select(Revision).order_by(Revision.id).execution_options(yield_per=_BATCH)
    for part in db.session.scalars(wanted).partitions():
        for revision in part:
            if documents.digest(revision.document) != revision.digest:
                yield f"{_name(revision)}: the stored text is not the one that was sent (digest {revision.digest})."
        db.session.expunge_all()


def _signatures() -> Iterator[str]:
    wanted = select(SignOff, Revision.digest).join(Revision).where(SignOff.digest != Revision.digest)
    for line, _ in db.session.execute(wanted.order_by(SignOff.id)):
        yield f"{_name(line.revision)}: {line.name} signed another text (digest {line.digest})."


def _publications() -> Iterator[str]:
    entries = {entry.publication_id: entry for entry in db.session.scalars(select(RegisterEntry))}
    for publication in db.session.scalars(select(Publication).order_by(Publication.id)):
        name = f"{_name(publication.revision)}, published as version {publication.version_label}"
        for language, large_print, file in publication.files:
            kind = ("large-print PDF" if large_print else "PDF") + (f" ({language})" if language else "")
            try:
                found = len(archive.read(file.sha256))
            except EiaError as error:
                reason = "is missing" if error.status == 404 else "is not the one that was published"
                yield f"{name}: the {kind} {reason} (SHA-256 {file.sha256})."
            else:
                if found != file.size:
                    yield f"{name}: the {kind} has {found:,} bytes and {file.size:,} were recorded."
        entry = entries.get(publication.id)
        if entry and entry.sha256 != publication.sha256:
            yield f"{name}: the public register names another PDF (SHA-256 {entry.sha256})."
        signed = [line for line in publication.revision.sign_offs if line.outcome == "signed"]
        if not signed:
            yield f"{name}: nobody signed it."


def _name(revision: Revision) -> str:
    return f"{revision.assessment.reference}, revision {revision.number}"
