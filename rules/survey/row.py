"""One file of a back catalogue, checked: what a row of the summary holds, and nothing that an officer wrote."""

from __future__ import annotations

import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rules.document_file import UnreadableFile, document, name
from rules.engine import check
from rules.finding import Severity
from rules.registry import Stage
from rules.settings import Council, SelectionError

#: A service's name is a few words; a longer one is cut, so that no row is large.
MOST_LETTERS = 120


@dataclass(frozen=True, slots=True)
class Row:
    """One file. ``refused`` says why it could not be checked; ``faults`` are checks that broke down in it.

    ``counts`` are findings nobody accepted: code, severity there, how many; by code.
    """

    file: str
    reference: str = ""
    service: str = ""
    form: str = ""
    counts: tuple[tuple[str, Severity, int], ...] = ()
    accepted: int = 0
    faults: int = 0
    refused: str = ""

    def of(self, severity: Severity) -> int:
        """How many findings of ``severity`` are left."""
        return sum(number for _, found, number in self.counts if found is severity)


@dataclass(frozen=True, slots=True)
class Terms:
    """How the files are checked: the stage they are taken to have reached, and the council's settings."""

    stage: Stage | None = None
    council: Council | None = None


def checked(file: str, terms: Terms) -> Row:
    """The row of ``file``. A file that cannot be read gives a row too, with the reason."""
    try:
        source = document(file)
    except UnreadableFile as error:
        return Row(name(file), refused=str(error))
    try:
        findings = check(source, terms.stage, council=terms.council)
    except SelectionError as error:
        return Row(name(file), refused=f"{name(file)}: {error}")
    except Exception as error:  # noqa: BLE001 - whatever breaks on one file, the others are checked
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"
        return Row(name(file), refused=f"{name(file)}: the check broke down, which is our fault ({where}).")
    left = Counter((f.code, f.severity) for f in findings if f.waived is None and not f.fault)
    return Row(
        name(file),
        reference=_short(source.about.reference),
        service=_short(source.about.service),
        form=source.definition.ref,
        counts=tuple((code, severity, number) for (code, severity), number in sorted(left.items())),
        accepted=sum(1 for finding in findings if finding.waived),
        faults=sum(1 for finding in findings if finding.fault),
    )


def _short(words: str) -> str:
    one_line = " ".join(words[: 4 * MOST_LETTERS].split())
    return one_line if len(one_line) <= MOST_LETTERS else one_line[: MOST_LETTERS - 1].rstrip() + "…"
