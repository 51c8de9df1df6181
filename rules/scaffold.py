"""A new rule's two files and its line in the list of codes."""

from __future__ import annotations

import re
from pathlib import Path

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

_PYTHON = '''"""{code}: say here what is wrong."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import blank


@rule("{code}", "{name}", Severity.ADVICE, needs=("summary",))
def check(doc: Document) -> Iterator[Hit]:
    for answer in blank(doc, "summary"):
        yield Hit(answer.address, "Say here in one sentence what was found.")
'''

_PAGE = """# {code}: {title}

## What it flags

Say what is flagged, and what is not.

## Why it matters

Say what goes wrong for people, or for the decision, if it stands.

## Flagged

```json
{{
  "answers": {{}},
  "findings": ["summary"]
}}
```

```json
{{
  "answers": {{
    "summary": ""
  }},
  "findings": ["summary"]
}}
```

## Not flagged

```json
{{
  "answers": {{
    "summary": "Most residents are unaffected."
  }}
}}
```

A near miss:

```json
{{
  "answers": {{
    "summary": {{"unreadable": "The page was lost."}}
  }}
}}
```

## What to do

Say what the officer should write or change.

## Source

Name the law or the guidance.
"""


class ScaffoldError(ValueError):
    """Why no rule was started, in one sentence."""


def create(code: str, name: str, folder: Path = FOLDER) -> tuple[Path, Path]:
    """Write the two files of the rule ``code`` under ``folder`` and add the code to codes.txt.

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
    python.write_text(_PYTHON.format(code=code, name=name), encoding="utf-8")
    page.write_text(_PAGE.format(code=code, title=title), encoding="utf-8")
    issued.write_text("\n".join(sorted([*lines, f"{code} {name}"])) + "\n", encoding="utf-8")
    return python, page
