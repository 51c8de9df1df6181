"""What a machine is told of a publication: its citation, schema.org's words for it, and its addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import url_for

from eia.gist import gist
from eia.models import Publication
from eia.views.words import day
from forms.document import Document

#: The most characters of a description that a search engine or a shared link shows.
SHOWN = 200


@dataclass(frozen=True, slots=True)
class Facts:
    """A publication as a work that can be cited; the addresses are whole ones."""

    reference: str
    title: str
    service: str
    council: str
    version: str
    published: str
    published_on: str
    withdrawn_on: str
    language: str
    description: str
    url: str
    pdf: str
    json: str
    large_print: str
    large_size: int
    sha256: str
    size: int

    @classmethod
    def of(cls, document: Document, publication: Publication, council: str, language: str = "") -> Facts:
        """The facts of ``publication``, whose text is ``document``, read in its second ``language`` if given."""
        assessment = publication.revision.assessment
        place: dict[str, Any] = {
            "year": assessment.year,
            "number": assessment.number,
            "label": publication.version_label,
            "_external": True,
        }
        spoken = place | ({"language": language} if language else {})
        pdf, large = publication.file(language), publication.file(language, large_print=True)
        withdrawn = publication.withdrawn_at
        return cls(
            reference=assessment.reference,
            title=document.about.title,
            service=document.about.service,
            council=council,
            version=publication.version_label,
            published=day(publication.published_at),
            published_on=publication.published_at.isoformat(),
            withdrawn_on=withdrawn.isoformat() if withdrawn else "",
            language=document.definition.language,
            description=_shortened(gist(document).summary or document.about.title),
            url=url_for("publications.version", **spoken),
            pdf=url_for("publications.as_pdf", **spoken),
            json=url_for("publications.as_json", **place),
            large_print=url_for("publications.large_print", **spoken) if large else "",
            large_size=large.size if large else 0,
            sha256=pdf.sha256 if pdf else publication.sha256,
            size=pdf.size if pdf else publication.size,
        )

    @property
    def citation(self) -> str:
        """One line that says which text of which day is meant, and where it stands."""
        withdrawn = " Withdrawn since." if self.withdrawn_on else ""
        return (
            f"{self.council}. {self.title}: equality impact assessment {self.reference}, version {self.version}. "
            f"Published {self.published}.{withdrawn} {self.url}"
        )


def linked_data(facts: Facts) -> dict[str, Any]:
    """``facts`` as a schema.org Report (https://schema.org/Report); the template escapes it for a script element."""
    council = {"@type": "GovernmentOrganization", "name": facts.council}
    files = [
        {
            "@type": "MediaObject",
            "encodingFormat": "application/pdf",
            "contentUrl": facts.pdf,
            "contentSize": f"{facts.size} B",
            "sha256": facts.sha256,
        },
        {"@type": "MediaObject", "encodingFormat": "application/json", "contentUrl": facts.json},
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": facts.url,
        "url": facts.url,
        "name": facts.title,
        "reportNumber": facts.reference,
        "version": facts.version,
        "abstract": facts.description,
        "about": facts.service,
        "genre": "Equality impact assessment",
        "inLanguage": facts.language,
        "datePublished": facts.published_on,
        "creativeWorkStatus": "Withdrawn" if facts.withdrawn_on else "Published",
        "creditText": facts.citation,
        "author": council,
        "publisher": council,
        "isAccessibleForFree": True,
        "accessibilityFeature": ["structuralNavigation", "taggedPDF"]
        + (["largePrint"] if facts.large_print else []),
        "encoding": files,
    }


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rsplit(" ", 1)[0] + " …"
