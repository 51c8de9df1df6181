"""Made-up assessments for the register rows, always the same for a size: in our tables and in a plain SQLite file."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, NamedTuple

#: In six texts of ten, and in six of a thousand.
COMMON, RARE = "residents", "narrowboat"
SERVICES, STATUSES = 40, ("draft", "with_approver", "signed_off", "published", "withdrawn")
LISTED = ("published", "screened_out", "withdrawn")
WORDS_EACH = 170
#: So many are made up; the rest repeat them under other numbers at later times. It is a multiple of every cycle below.
BASE = 21_042
CHARACTERISTICS = ("age", "disability", "race", "religion", "sex")
_VOCABULARY = [f"{first}{second}{third}" for first in ("ba", "co", "du", "fe", "gi", "lo", "ma", "ne", "po", "ri")
               for second in ("lan", "mer", "nis", "rod", "sul", "tav", "ven", "wik", "xan", "zor")
               for third in ("a", "ed", "ing", "ly", "er", "s", "ment", "ful", "ish", "al")]  # fmt: skip
_WEIGHTS = list(accumulate(1 / (rank + 1) for rank in range(len(_VOCABULARY))))
_BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


class Entry(NamedTuple):
    number: int
    title: str
    service: str
    status: str
    updated: datetime
    text: str


def entries(size: int) -> Iterator[Entry]:
    """The entries of a register of ``size``, the oldest first; about 1,150 characters of text each."""
    source = random.Random(size)
    for number in range(1, size + 1):
        words = source.choices(_VOCABULARY, cum_weights=_WEIGHTS, k=WORDS_EACH)
        if source.random() < 0.6:
            words[7] = COMMON
        if number % 167 == 50:
            words[11] = RARE
        yield Entry(
            number,
            f"Assessment {number} of {words[0]} {words[1]}",
            f"Service {source.randrange(SERVICES)}",
            source.choice(STATUSES),
            _BEGIN + timedelta(minutes=20 * number),
            " ".join(words),
        )


def committee(entry: Entry) -> str:
    """The committee that considers ``entry``, one of seven."""
    return f"Committee {entry.number % 7}"


def plain(size: int, path: Path) -> None:
    """The entries in one table with a full-text index and the indexes that its pages, filters and their counts need."""
    connection = sqlite3.connect(path)
    connection.executescript(
        """
        CREATE TABLE assessment (
            id INTEGER PRIMARY KEY, title TEXT, service TEXT, status TEXT, updated TEXT, text TEXT);
        CREATE VIRTUAL TABLE assessment_fts USING fts5 (title, service, text, content="assessment", content_rowid=id);
        """
    )
    connection.executemany(
        "INSERT INTO assessment VALUES (?, ?, ?, ?, ?, ?)",
        ((*one[:4], one.updated.isoformat(), one.text) for one in entries(size)),
    )
    connection.executescript(
        """
        CREATE INDEX newest ON assessment (updated);
        CREATE INDEX by_service ON assessment (service, status, updated);
        CREATE INDEX by_status ON assessment (status, updated);
        INSERT INTO assessment_fts (assessment_fts) VALUES ('rebuild');
        ANALYZE;
        """
    )
    connection.commit()
    connection.close()


def fill(size: int) -> None:
    """The entries as published assessments of the officer who leads the one that is there, a text answer each."""
    from sqlalchemy import insert, select, text

    from eia import tally
    from eia.entries import words
    from eia.extensions import db
    from eia.models import (
        Assessment,
        Publication,
        RegisterCommittee,
        RegisterEffect,
        RegisterEntry,
        Revision,
        SavedAnswer,
    )

    first = db.session.scalars(select(Assessment).limit(1)).one()
    form, lead = first.form_version_id, first.lead_id
    if db.engine.dialect.name == "sqlite":
        # A million assessments are ten gigabytes, and a small cache would read their pages again and again.
        db.session.execute(text("PRAGMA cache_size=-400000"))
    coming = entries(min(size, BASE))
    while batch := list(islice(coming, 5_000)):
        db.session.execute(
            insert(Assessment),
            [
                {"id": 10 + one.number, "year": 2020, "number": one.number, "title": one.title, "service": one.service,
                 "status": one.status, "form_version_id": form, "lead_id": lead, "revision": 1,
                 "created_at": one.updated, "updated_at": one.updated}
                for one in batch
            ],
        )  # fmt: skip
        db.session.execute(
            insert(SavedAnswer),
            [
                {"assessment_id": 10 + one.number, "address": "age_evidence", "value": one.text, "version": 1,
                 "updated_by_id": lead, "updated_at": one.updated}
                for one in batch
            ],
        )  # fmt: skip
        shared = {"sha256": "0" * 64, "version_label": "1.0"}
        db.session.execute(
            insert(Revision),
            [
                {"id": 10 + one.number, "assessment_id": 10 + one.number, "number": 1, "version_label": "1.0",
                 "document": {}, "findings": [], "ruleset": "", "digest": "", "created_at": one.updated,
                 "sent_by_id": lead}
                for one in batch
            ],
        )  # fmt: skip
        db.session.execute(
            insert(Publication),
            [
                {"id": 10 + one.number, "revision_id": 10 + one.number, "size": 0, "published_at": one.updated,
                 "by_id": lead, **shared}
                for one in batch
            ],
        )  # fmt: skip
        db.session.execute(
            insert(RegisterEntry),
            [
                {"id": one.number, "assessment_id": 10 + one.number, "publication_id": 10 + one.number, "year": 2020,
                 "number": one.number, "title": one.title, "service": one.service, "outcome": "",
                 "status": LISTED[one.number % 3], "rating": ("High", "Medium", "Low")[one.number % 3],
                 "affected": [["age", "Age"]] if one.number % 2 else [],
                 "committees": [committee(one)] if one.number % 3 else [], "published_at": one.updated,
                 "published_year": one.updated.year, "changed_at": one.updated, **shared}
                for one in batch
            ],
        )  # fmt: skip
        db.session.execute(
            insert(RegisterEffect),
            [
                {"entry_id": one.number, "characteristic": who, "label": who.capitalize(), "rating": "Low",
                 "found": ("none", "adverse", "positive")[(one.number + place) % 3 if place else one.number % 2],
                 "is_affected": (one.number + place) % 3 == 1 if place else one.number % 2 == 1,
                 "published_at": one.updated}
                for one in batch
                for place, who in enumerate(CHARACTERISTICS)
            ],
        )  # fmt: skip
        db.session.execute(
            insert(RegisterCommittee),
            [
                {"entry_id": one.number, "committee": committee(one), "published_at": one.updated}
                for one in batch
                if one.number % 3
            ],
        )
        said = {one: words(f"{one.title} {one.service} {one.text}") for one in batch}
        _insert_words(sorted((word, one.updated, one.number) for one in batch for word in said[one]))
        db.session.commit()
    written = min(size, BASE)
    while written < size:
        more = min(written, size - written)
        _repeat(written, more)
        written += more
    tally.count_anew()
    db.session.execute(text("ANALYZE"))
    db.session.commit()


#: What the public register reads, and which of its columns are numbers that go up with each assessment.
_REPEATED = {
    "assessment": ("id", "number"),
    "revision": ("id", "assessment_id"),
    "publication": ("id", "revision_id"),
    "register_entry": ("id", "assessment_id", "publication_id", "number"),
    "register_effect": ("entry_id",),
    "register_committee": ("entry_id",),
    "register_word": ("entry_id",),
}


def _repeat(by: int, count: int) -> None:
    """The first ``count`` once more, with numbers higher ``by`` and moments later by as many steps."""
    from sqlalchemy import text

    from eia.extensions import db

    is_sqlite, minutes = db.engine.dialect.name == "sqlite", 20 * by
    later = (
        "strftime('%Y-%m-%d %H:%M:%f000', {0}, '+{1} minutes')"
        if is_sqlite
        else "{0} + interval '{1} minutes'"
    )
    for table, numbers in _REPEATED.items():
        names = [column.name for column in db.metadata.tables[table].columns]
        said = {name: name for name in names}
        said |= {name: f"{name} + {by}" for name in numbers}
        said |= {name: later.format(name, minutes) for name in names if name.endswith("_at")}
        if "title" in names:
            said["title"] = f"replace(title, CAST(number AS text), CAST(number + {by} AS text))"
        if "published_year" in names:
            shifted = said["published_at"]
            year = f"substr({shifted}, 1, 4)" if is_sqlite else f"extract(year FROM {shifted})"
            said["published_year"] = f"CAST({year} AS integer)"
        first = 1 if table.startswith("register") else 11
        statement = (
            f"INSERT INTO {table} ({', '.join(names)}) SELECT {', '.join(said[name] for name in names)} "
            f"FROM {table} WHERE {numbers[0]} BETWEEN {first} AND {first + count - 1}"
        )
        db.session.execute(text(statement.replace(":", "\\:")))
        db.session.commit()


def _insert_words(rows: Sequence[tuple[str, datetime, int]]) -> None:
    """A hundred words for each entry, past the ORM and in the order of their table: a tenth of the time."""
    from eia.extensions import db

    connection = db.session.connection()
    if connection.dialect.name == "sqlite":
        stamped = {at: f"{at:%Y-%m-%d %H:%M:%S.%f}" for at in {at for _, at, _ in rows}}
        written = [(word, stamped[at], number) for word, at, number in rows]
        connection.exec_driver_sql(
            "INSERT INTO register_word (word, published_at, entry_id) VALUES (?, ?, ?)", written
        )
        return
    cursor: Any = connection.connection.cursor()
    with cursor.copy("COPY register_word (word, published_at, entry_id) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
