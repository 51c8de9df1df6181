"""An assessment as files to keep: Word, and a folder of what was sent with its PDF."""

from __future__ import annotations

import io
import json
import zipfile

from flask import Blueprint, Response

from eia import archive, committee, revisions, store, word
from eia.committee import Cited
from eia.models import Assessment
from eia.permissions import may
from eia.views.committee import WORD, attached

blueprint = Blueprint("exporting", __name__, url_prefix="/assessments/<reference>")
#: The archive's own dates are fixed, so that the same revision gives the same file.
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@blueprint.get("/export.docx")
@may("see")
def as_word(assessment: Assessment) -> Response:
    """The assessment as it stands now, in Word."""
    document = store.document(assessment)
    return attached(word.assessment(document), WORD, f"{_name(assessment, document.about.version)}.docx")


@blueprint.get("/export.zip")
@may("see")
def as_zip(assessment: Assessment) -> Response:
    """What is published, else what was sent last: its data, the Word file and, once published, the PDFs.

    Raises NotFound before the first sending.
    """
    publication = revisions.standing_publication(assessment)
    revision = publication.revision if publication else revisions.latest_revision(assessment)
    document = store.revision_document(revision)
    name = _name(assessment, revision.version_label)
    files = {
        f"{name}.json": json.dumps(revision.document, ensure_ascii=False, indent=2).encode(),
        f"{name}-checks.json": json.dumps(revision.findings, ensure_ascii=False, indent=2).encode(),
        f"{name}.docx": word.assessment(document),
    }
    if publication:
        for language, large_print, file in publication.files:
            kind = (f"-{language}" if language else "") + ("-large-print" if large_print else "")
            files[f"{name}{kind}.pdf"] = archive.read(file.sha256)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for inside, body in files.items():
            target.writestr(zipfile.ZipInfo(inside, _ZIP_DATE), body, zipfile.ZIP_DEFLATED)
    return attached(made.getvalue(), "application/zip", f"{name}.zip")


def _name(assessment: Assessment, version: str) -> str:
    cited = Cited(assessment.reference, assessment.title, version, "")
    return committee.file_name(cited, "equality-impact-assessment")
