"""Forms and documents from files into the database, and an assessment out of it again."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import insert, inspect, select

from eia import audit, drafts, store
from eia.errors import NotAllowed, NotFound
from eia.extensions import db
from eia.models import Assessment, FormVersion, SavedAnswer, User, Waiver, now
from forms import definition as definitions
from forms import document as documents
from forms.document import Document, DocumentError
from forms.model import FormDefinition

SHIPPED = Path(definitions.__file__).parent / "definitions"
#: The forms that assessments can be started on in a new installation; the rest are the library, to make a form from.
LIVE = ("cheshire-east", "eia-standard")
#: A good assessment, for officers to read beside their own.
GOOD_EXAMPLE = SHIPPED / "eia-standard" / "good.sample.json"


def require_tables() -> None:
    """Raise NotFound, with what to do, where the database has no tables yet."""
    if not inspect(db.engine).has_table(FormVersion.__tablename__):
        raise NotFound("The database has no tables yet: run  flask db upgrade  first.")


def shipped_files() -> list[Path]:
    """The shipped definitions; sample documents lie beside them and are not forms."""
    return sorted(path for path in SHIPPED.glob("*/*.json") if ".sample." not in path.name)


@cache
def good_example() -> Document:
    """The good assessment on the default form that is shipped; read once."""
    return Document.from_json(json.loads(GOOD_EXAMPLE.read_text(encoding="utf-8")), GOOD_EXAMPLE.name)


def sync_forms() -> list[str]:
    """Put every version of the LIVE forms that is not there yet into the database; which ones were added.

    Raises NotAllowed where the file of a live version no longer has the digest it went live with, DefinitionError.
    """
    added = []
    for path in shipped_files():
        if path.parent.name not in LIVE:
            continue
        form = definitions.load(path)
        if _stored(form) is None:
            added.append(form.ref)
        keep_form(form)
    return added


def keep_form(form: FormDefinition, status: Literal["live", "kept"] = "live") -> FormVersion:
    """The FormVersion of ``form``, added with ``status`` if its ref is new; one that was kept only can become live.

    Raises NotAllowed if the ref stands for other content here, or for a draft, which may still change.
    """
    digest = definitions.digest(form)
    found = _stored(form)
    if found is not None:
        if found.digest != digest:
            raise NotAllowed(
                f"{form.ref} is live here with other content: a live version never changes, "
                "so give the changed form a new version."
            )
        if found.status == "draft":
            raise NotAllowed(f"{form.ref} is a draft here: make it live or discard it first.")
        if (found.status, status) == ("kept", "live"):
            found.status = status
            _record(found)
        return found
    body = definitions.dump(form)
    version = FormVersion(
        form_id=form.id, version=form.version, title=form.title, body=body, digest=digest, status=status
    )
    db.session.add(version)
    db.session.flush()
    _record(version)
    return version


def _record(version: FormVersion) -> None:
    after = {"form": version.form_id, "version": version.version, "digest": version.digest}
    audit.record(None, "form", after=after | {"status": version.status})


def load_file(path: Path, lead: User, head: User | None) -> Assessment:
    """Load the document in the file ``path`` as a draft. Raises as ``load`` does, and NotFound without the file."""
    try:
        source = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise NotFound(f"{path} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise DocumentError(f"{path} is not a JSON document: {error}.") from error
    return load(Document.from_json(source, path.name), lead, head, source=path.name)


def load(document: Document, lead: User, head: User | None, source: str) -> Assessment:
    """A new draft with the answers and waivers of ``document``, led by ``lead``.

    A form it brings along is kept with it, and not offered for new assessments: nobody here has agreed to it.
    Raises NotAllowed where that form's ref stands for other content here.
    """
    version = keep_form(document.definition, "kept")
    title = document.about.title or _title(document) or "An assessment without a title"
    assessment = drafts.create(title[:300], document.about.service[:200], lead, head, (), version)
    at = now()
    rows = [
        {"assessment_id": assessment.id, "address": address, "value": value, "version": 1}
        | {"updated_by_id": lead.id, "updated_at": at}
        for address, value in document.answers.items()
        if value is not None
    ]
    if rows:
        db.session.execute(insert(SavedAnswer), rows)
    for item in document.waivers:
        day = date.fromisoformat(item.on)
        assessment.waivers.append(
            Waiver(
                code=item.code,
                address=item.address,
                reason=item.reason,
                post=item.by,
                on=day,
                text_digest=item.text_digest,
            )
        )
    db.session.flush()
    audit.record(
        None, "load", assessment, after={"source": source, "digest": documents.digest(document.to_json())}
    )
    return assessment


def export(assessment: Assessment) -> dict[str, Any]:
    """The assessment as it stands, the definition inside: what ``load`` takes back."""
    return store.document(assessment).to_json()


def _stored(form: FormDefinition) -> FormVersion | None:
    return db.session.scalar(select(FormVersion).filter_by(form_id=form.id, version=form.version))


def _title(document: Document) -> str:
    answer = document.answer("title")
    return answer.text.split("\n")[0] if answer else ""
