"""Things to test with, as plain functions with defaults. Those that store need an application context."""

from __future__ import annotations

import datetime
from typing import Any

from eia import accounts, loading, workflow
from eia.extensions import db
from eia.models import Assessment, FormVersion, User
from forms.definition import parse
from forms.document import About, Document
from forms.model import FormDefinition

#: Post and role by the short name that also names the signed-in client.
POSTS: dict[str, tuple[str, str]] = {
    "lead": ("Lead officer, Adult services", "lead_officer"),
    "team": ("Commissioning officer, Adult services", "team_member"),
    "head": ("Head of service, Adult services", "head_of_service"),
    "equality": ("Equality lead", "equality_lead"),
    "admin": ("Administrator", "administrator"),
    "auditor": ("Internal auditor", "auditor"),
}
PASSWORD = "a long enough password"


def make_definition(**changes: Any) -> FormDefinition:
    """A small form: two characteristics, every kind of page, and nothing a rule objects to while it is blank."""
    source: dict[str, Any] = {
        "id": "small",
        "version": "1.0",
        "title": "A small form",
        "characteristics": [{"id": "age", "label": "Age"}, {"id": "disability", "label": "Disability"}],
        "sections": [
            {
                "id": "about",
                "title": "About",
                "stage": "screening",
                "questions": [
                    {"id": "note", "type": "long_text", "purpose": "comments", "label": "Notes"},
                    {"id": "other", "type": "short_text", "purpose": "comments", "label": "Other notes"},
                ],
            },
            {
                "id": "each",
                "title": "Each characteristic",
                "stage": "full",
                "for_each": "characteristic",
                "questions": [
                    {"id": "remark", "type": "long_text", "purpose": "comments", "label": "Remarks"}
                ],
            },
            {
                "id": "signing",
                "title": "Signing",
                "stage": "full",
                "questions": [
                    {
                        "id": "lead_line",
                        "type": "sign_off",
                        "purpose": "lead_sign_off",
                        "label": "Lead",
                        "signs": "lead",
                    },
                    {
                        "id": "head_line",
                        "type": "sign_off",
                        "purpose": "head_sign_off",
                        "label": "Head of service",
                        "signs": "head_of_service",
                    },
                ],
            },
        ],
    }
    return parse(source | changes)


def make_document(definition: FormDefinition | None = None, **answers: Any) -> Document:
    """A document with ``answers`` by address; a dot in an address is written as two underscores."""
    by_address = {name.replace("__", "."): value for name, value in answers.items()}
    return Document(
        definition or make_definition(),
        by_address,
        About(title="Bus passes", service="Transport"),
        as_of=datetime.date(2026, 11, 22),
    )


def make_user(who: str = "lead", number: int = 0, password: str | None = None) -> User:
    """The person ``who`` of POSTS, made when first asked for; ``number`` makes another with the same role."""
    post, role = POSTS[who]
    email = f"{who}{number or ''}@council.example"
    found = accounts.by_email(email)
    return found or accounts.add(email, f"{post} {number}" if number else post, (role,), password)


def make_form(definition: FormDefinition | None = None) -> FormVersion:
    return loading.keep_form(definition or make_definition())


def make_assessment(
    title: str = "Bus passes",
    lead: User | None = None,
    head: User | None = None,
    team: list[User] | None = None,
    form: FormVersion | None = None,
) -> Assessment:
    """A draft of the lead, with the team member in its team and the head of service to sign it."""
    return workflow.start(
        actor=lead or make_user("lead"),
        title=title,
        service="Adult services",
        lead=lead or make_user("lead"),
        head=head or make_user("head"),
        team=[make_user("team")] if team is None else team,
        form_version=form or make_form(),
    )


def commit() -> None:
    db.session.commit()
