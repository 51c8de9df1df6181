"""An assessment as it stands now: its Document, the versions its answers have, and what the checks say of it.

Reading is Core statements that are built once. A page asks for ``of``: it reads in two short statements what tells
whether anything changed since this process last read the assessment, and only then the answers, and checks them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Engine, bindparam, func, select

import rules
from eia import council
from eia.extensions import db
from eia.models import Assessment, FormVersion, Publication, Revision, SavedAnswer, User, Waiver, today
from forms import document as documents
from forms.definition import parse
from forms.document import About, Document
from forms.model import FormDefinition

ASSESSMENTS, ANSWERS = Assessment.__table__, SavedAnswer.__table__
FORMS, PEOPLE, WAIVERS = FormVersion.__table__, User.__table__, Waiver.__table__
_LEAD, _HEAD = PEOPLE.alias("lead"), PEOPLE.alias("head")
_THIS: BindParameter[int] = bindparam("assessment_id")

_PUBLISHED = (
    select(func.count(Publication.id))
    .join(Revision)
    .where(Revision.assessment_id == ASSESSMENTS.c.id)
    .correlate(ASSESSMENTS)
    .scalar_subquery()
)
_SENT = (
    select(func.count(Revision.id))
    .where(Revision.assessment_id == ASSESSMENTS.c.id)
    .correlate(ASSESSMENTS)
    .scalar_subquery()
)
_WAIVERS = (
    select(func.count(Waiver.id))
    .where(WAIVERS.c.assessment_id == ASSESSMENTS.c.id)
    .correlate(ASSESSMENTS)
    .scalar_subquery()
)
# Built once: putting a statement together costs more than running it.
_COVER = (
    select(
        *(ASSESSMENTS.c[name] for name in ("year", "number", "title", "service", "status")),
        *(ASSESSMENTS.c[name] for name in ("revision", "updated_at", "form_version_id")),
        FORMS.c.digest,
        _LEAD.c.name.label("lead"),
        _HEAD.c.name.label("head"),
        # Counted, not loaded: each revision carries a whole document.
        _PUBLISHED.label("published"),
        _SENT.label("sent"),
        # Most have none, and need not be asked for them.
        _WAIVERS.label("waivers"),
    )
    .select_from(ASSESSMENTS)
    .join(FORMS, FORMS.c.id == ASSESSMENTS.c.form_version_id)
    .join(_LEAD, _LEAD.c.id == ASSESSMENTS.c.lead_id)
    .outerjoin(_HEAD, _HEAD.c.id == ASSESSMENTS.c.head_id)
    .where(ASSESSMENTS.c.id == _THIS)
)
_WAIVED = (
    select(*(WAIVERS.c[name] for name in ("code", "address", "reason", "post", "on", "text_digest")))
    .where(WAIVERS.c.assessment_id == _THIS)
    .order_by(WAIVERS.c.id)
)
_SAID = select(ANSWERS.c.address, ANSWERS.c.value, ANSWERS.c.version).where(ANSWERS.c.assessment_id == _THIS)
_SAID_AT = _SAID.where(ANSWERS.c.address.in_(bindparam("addresses", expanding=True)))
_HELD = (
    select(ANSWERS.c.address, ANSWERS.c.value, ANSWERS.c.version, PEOPLE.c.name, ANSWERS.c.updated_at)
    .join(PEOPLE, PEOPLE.c.id == ANSWERS.c.updated_by_id)
    .where(ANSWERS.c.assessment_id == _THIS)
)


@dataclass(frozen=True, slots=True)
class Held:
    """A stored answer: its value (None when it was cleared), and the version a form must send back with it."""

    value: Any
    version: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class _Key:
    """What tells one state of an assessment from every other, for the day it is judged on."""

    revision: int
    updated_at: datetime
    about: About
    waivers: tuple[documents.Waiver, ...]
    sent: int
    form: tuple[int, str]
    as_of: date
    ruleset: str
    council: rules.Council | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What an assessment says and what is found in it; shared between requests, so never changed by its readers."""

    document: Document
    #: The version of each stored answer by address, the cleared ones too.
    versions: Mapping[str, int]
    #: How many revisions were ever sent.
    sent: int
    #: How many edits there were: of two pictures of one assessment, the one with more is the newer.
    edits: int
    council: rules.Council | None = None
    _found: dict[rules.Stage | None, tuple[rules.Finding, ...]] = field(default_factory=dict)

    def findings(self, stage: rules.Stage | None = None) -> tuple[rules.Finding, ...]:
        """What ``rules.check`` finds in the words alone, looked for once while nothing changes."""
        if stage not in self._found:
            self._found[stage] = rules.check(self.document, stage, council=self.council)
        return self._found[stage]


#: The latest state this process read of the assessments it read last; a full one with its answers takes 100 kB.
_KEPT: OrderedDict[tuple[Engine, int], tuple[_Key, Standing]] = OrderedDict()
_MOST = 64


class Edit(NamedTuple):
    """The one save of a transaction: what stood in the assessment's row before it, and the addresses it wrote."""

    revision: int
    updated_at: datetime
    addresses: Collection[str]

    def led_from(self, before: _Key, to: _Key) -> bool:
        """Whether nothing but this edit lies between the two states. An edit undone had another moment."""
        return to.revision == self.revision + 1 and before == replace(
            to, revision=self.revision, updated_at=self.updated_at
        )


def of(assessment: Assessment, edit: Edit | None = None) -> Standing:
    """``assessment`` as it stands, judged today. Of the state that ``edit`` changed only what it wrote is read again.

    Kept in this process under everything that could change it: each edit of an answer or a waiver raises the
    assessment's revision, by whichever process, and the day, the form, the people and the rules are in the key.
    """
    cover, waivers = _cover(assessment)
    about, day = _about(cover), today()
    form = (cover.form_version_id, cover.digest)
    # Read before the answers: were an edit to come in between, the next visit would see a newer revision.
    settings = council.current()
    key = _Key(
        cover.revision, cover.updated_at, about, waivers, cover.sent, form, day, rules.RULESET, settings
    )
    place = (db.engine, assessment.id)
    kept = _KEPT.pop(place, None)
    if kept is None or kept[0] != key:
        if kept and edit and edit.led_from(kept[0], key):
            said, versions = _said_again(assessment.id, edit.addresses, kept[1])
        else:
            said, versions = _said(assessment.id)
        definition = _parsed(*form)
        asked = _asked(definition, said)
        document = Document(definition, asked, about, waivers, day)
        kept = key, Standing(document, versions, cover.sent, cover.revision, settings)
    _KEPT[place] = kept
    while len(_KEPT) > _MOST:
        _KEPT.popitem(last=False)
    return kept[1]


def document(assessment: Assessment, as_of: date | None = None) -> Document:
    """The assessment as it stands now, read afresh, judged at ``as_of`` (today in London unless given)."""
    cover, waivers = _cover(assessment)
    form = _parsed(cover.form_version_id, cover.digest)
    said = _asked(form, _said(assessment.id)[0])
    return Document(form, said, _about(cover), waivers, as_of or today())


def answers(assessment: Assessment) -> dict[str, Held]:
    """Every stored answer by address, the cleared ones too."""
    rows = _connection().execute(_HELD, {"assessment_id": assessment.id})
    return {address: Held(value, version, by, at) for address, value, version, by, at in rows}


def next_label(assessment: Assessment) -> str:
    """The version the next publication will carry: 1.0, and after each publication the next minor number."""
    return _about(_cover(assessment)[0]).version


def definition(version: FormVersion) -> FormDefinition:
    """The questions of ``version``, parsed once per process for each digest."""
    return _parsed(version.id, version.digest)


def form_of(assessment: Assessment) -> FormDefinition:
    """The questions that ``assessment`` asks."""
    return _parsed(assessment.form_version_id, assessment.form_digest)


@lru_cache(maxsize=64)
def _parsed(version_id: int, digest: str) -> FormDefinition:
    return parse(db.session.scalar(select(FormVersion.body).filter_by(id=version_id)), digest)


def _cover(assessment: Assessment) -> tuple[Any, tuple[documents.Waiver, ...]]:
    connection, this = _connection(), {"assessment_id": assessment.id}
    cover = connection.execute(_COVER, this).one()
    waivers = (
        tuple(
            documents.Waiver(code, address, reason, post, on.isoformat(), text_digest)
            for code, address, reason, post, on, text_digest in connection.execute(_WAIVED, this)
        )
        if cover.waivers
        else ()
    )
    return cover, waivers


def _about(cover: Any) -> About:
    return About(
        reference=f"EIA-{cover.year}-{cover.number:04d}",
        title=cover.title,
        service=cover.service,
        version=f"1.{cover.published}",
        status=cover.status,
        lead_officer=cover.lead,
        head_of_service=cover.head or "",
    )


def _said(assessment_id: int) -> tuple[dict[str, Any], dict[str, int]]:
    """The answers and the versions, by address."""
    rows = _connection().execute(_SAID, {"assessment_id": assessment_id}).all()
    said = {address: value for address, value, _ in rows if value is not None}
    return said, {address: version for address, _, version in rows}


def _said_again(
    assessment_id: int, addresses: Collection[str], before: Standing
) -> tuple[dict[str, Any], dict[str, int]]:
    """As ``_said``, from what was said ``before`` and the rows at ``addresses``."""
    wanted = {"assessment_id": assessment_id, "addresses": list(addresses)}
    said, versions = dict(before.document.answers), dict(before.versions)
    for address, value, version in _connection().execute(_SAID_AT, wanted):
        said[address], versions[address] = value, version
    return {address: value for address, value in said.items() if value is not None}, versions


def _asked(form: FormDefinition, said: Mapping[str, Any]) -> dict[str, Any]:
    """The answers that ``form`` has a place for; one kept from an earlier version is no part of the document."""
    return {address: value for address, value in said.items() if form.find(address)}


def _connection() -> Connection:
    """The session's connection, with what the session has not written yet written: Core reads past it otherwise."""
    db.session.flush()
    return db.session.connection()
