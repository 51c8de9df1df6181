"""A new rule's two files and its line in the list of codes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from rules.case import Reads

FOLDER = Path(__file__).parent

#: Which folder holds the rules whose codes begin with these letters.
FAMILIES = {
    "DES": "description",
    "SCR": "screening",
    "EVD": "evidence",
    "IMP": "impact",
    "AIM": "aims",
    "CON": "consultation",
    "ACT": "action",
    "INT": "intersection",
    "PRC": "contractor",
    "REV": "review",
    "SGN": "signoff",
    "SUM": "publication",
    "PUB": "publication",
    "REP": "report",
    "FRM": "definition",
}

_READS_OF_FAMILY: dict[str, Reads] = {"REP": "report", "FRM": "definition"}

_PYTHON = '''"""{code}: say here what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

{imports}


@rule("{code}", "{name}", Severity.ADVICE, needs=({needs}){reads})
def check({takes}) -> Iterator[Hit]:
    {body}
        yield Hit({address}, "Say here in one sentence what was found.")
'''

_ASKS = 'for answer in blank(doc, "summary"):'
_DOCUMENT = "from forms.document import Document\n"
_RULE = "from rules import Hit, Severity, rule\n"
_BLANK = "from rules.reading import blank"

#: What the check of each kind of reading takes, imports and begins with, and the address it yields.
_KINDS: dict[str, tuple[str, str, str, str]] = {
    "document": ("doc: Document", _DOCUMENT + _RULE + _BLANK, _ASKS, "answer.address"),
    "history": (
        "doc: Document, history: History",
        f"{_DOCUMENT}from rules import History, Hit, Severity, rule\n{_BLANK}",
        _ASKS,
        "answer.address",
    ),
    "register": (
        "doc: Document, register: Register",
        f"{_DOCUMENT}from rules import Hit, Register, Severity, rule\n{_BLANK}",
        _ASKS,
        "answer.address",
    ),
    "document+report": (
        "doc: Document, report: Report",
        f"{_DOCUMENT}from rules import Hit, Report, Severity, rule\n{_BLANK}",
        _ASKS,
        "answer.address",
    ),
    "report": (
        "report: Report",
        "from rules import Hit, Report, Severity, rule",
        "if not report.equality:",
        '"equality"',
    ),
    "definition": (
        "definition: FormDefinition",
        "from forms.model import FormDefinition\nfrom rules import Hit, Severity, rule",
        "if not definition.organisation:",
        '"organisation"',
    ),
}

_PAGE = """# {code}: {title}

## What it flags

Say what is flagged, and what is not.

## Why it matters

Say what goes wrong for people, or for the decision, if it stands.

## Flagged

{flagged}
## Not flagged

{not_flagged}
## What to do

Say what the officer should write or change.

## Source

Name the law or the guidance.
"""
_BLOCK = "```json\n{}\n```\n"
_NEAR_MISS = "A near miss:\n\n"


def _examples(reads: Reads) -> tuple[str, str]:
    """The examples to begin with: two that are flagged, and two that are not, the second a near miss."""
    flagged: list[dict[str, Any]]
    quiet: list[dict[str, Any]]
    match reads:
        case "report":
            flagged = [{"report": {}}, {"report": {"equality": ""}}]
            quiet = [
                {"report": {"equality": "Fewer visits for older people."}},
                {"report": {"equality": "None."}},
            ]
            where = "equality"
        case "definition":
            flagged = [{"definition": {}}, {"definition": {"organisation": ""}}]
            quiet = [{"definition": {"organisation": "A council"}}, {"definition": {"organisation": "A"}}]
            where = "organisation"
        case _:
            beside: dict[str, Any] = {} if reads == "document" else {reads.removeprefix("document+"): {}}
            flagged = [beside | {"answers": {}}, beside | {"answers": {"summary": ""}}]
            quiet = [
                beside | {"answers": {"summary": "Most residents are unaffected."}},
                beside | {"answers": {"summary": {"unreadable": "The page was lost."}}},
            ]
            where = "summary"
    blocks = [[json.dumps(item | {"findings": [where]}, indent=2) for item in flagged]]
    blocks += [[json.dumps(item, indent=2) for item in quiet]]
    shown = [[_BLOCK.format(item) for item in part] for part in blocks]
    return "\n".join(shown[0]), f"\n{_NEAR_MISS}".join(shown[1])


class ScaffoldError(ValueError):
    """Why no rule was started, in one sentence."""


def create(code: str, name: str, folder: Path = FOLDER, reads: Reads | None = None) -> tuple[Path, Path]:
    """Write the two files of the rule ``code`` under ``folder`` and add the code to codes.txt.

    ``reads`` is what the check takes: the family's own kind if it is left out.

    The new rule is in no profile yet, so it runs on no document until profiles.json names it.
    Raises ScaffoldError for a code or name of another shape, a code ever issued, or an unknown family.
    """
    if not re.fullmatch(r"[A-Z]{3}\d{2}", code) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise ScaffoldError("A rule needs a code such as EVD19 and a name such as evidence-out-of-date.")
    if code[:3] not in FAMILIES:
        raise ScaffoldError(f"There is no family {code[:3]}; there are {', '.join(FAMILIES)}.")
    issued = folder / "codes.txt"
    lines = issued.read_text(encoding="utf-8").splitlines()
    if any(line.startswith(code) for line in lines):
        raise ScaffoldError(f"{code} was issued before, and a code is never used twice.")
    stem = folder / FAMILIES[code[:3]] / f"{code.lower()}_{name.replace('-', '_')}"
    stem.parent.mkdir(exist_ok=True)
    python, page = stem.with_suffix(".py"), stem.with_suffix(".md")
    title = name.replace("-", " ").capitalize()
    kind = reads or _READS_OF_FAMILY.get(code[:3], "document")
    takes, imports, body, address = _KINDS[kind]
    alone = kind in ("report", "definition")
    python.write_text(
        _PYTHON.format(
            code=code,
            name=name,
            needs="" if alone else '"summary",',
            reads="" if kind == "document" else f', reads="{kind}"',
            imports=imports,
            takes=takes,
            body=body,
            address=address,
        ),
        encoding="utf-8",
    )
    flagged, not_flagged = _examples(kind)
    page.write_text(
        _PAGE.format(code=code, title=title, flagged=flagged, not_flagged=not_flagged), encoding="utf-8"
    )
    issued.write_text("\n".join(sorted([*lines, f"{code} {name}"])) + "\n", encoding="utf-8")
    return python, page
