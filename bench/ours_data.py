"""`python -m bench.ours_data N`: an instance with the page of 44 questions and N made-up assessments.

Prints the path of the page and the password.
"""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

from bench import register_data
from bench.page import CHARACTERISTICS, LEVELS, QUESTIONS


def form() -> dict[str, object]:
    """The 44 questions as a definition: one section, one page."""
    options = [{"id": level, "label": label} for level, label in LEVELS]
    questions: list[dict[str, object]] = [
        {
            "id": f"{who}_{name}",
            "type": kind,
            "purpose": "comments",
            "label": f"{label}: {question}",
            "guidance": [hint],
            **({"options": options} if kind == "one_of" else {}),
        }
        for who, label in CHARACTERISTICS
        for name, kind, question, hint in QUESTIONS
    ]
    return {
        "id": "benchmark",
        "version": "1.0",
        "title": "The page of 44 questions",
        "language": "en-GB",
        "characteristics": [{"id": "age", "label": "Age", "statutory": True}],
        "sections": [{"id": "page", "title": "Impacts", "stage": "full", "questions": questions}],
    }


def main() -> int:
    from eia import accounts, demo, loading, migrations
    from eia.application import create_app
    from eia.extensions import db
    from forms.definition import parse
    from forms.document import About, Document

    app = create_app()
    with app.app_context():
        migrations.upgrade(db.engine)
        demo.load()
        document = Document(
            parse(form(), "benchmark"), {}, About(title="Benchmark"), (), datetime.date(2026, 11, 22)
        )
        lead, head = accounts.lead("lead@demo.example"), accounts.head("head@demo.example")
        assessment = loading.load(document, lead, head, "benchmark")
        db.session.commit()
        register_data.fill(int(sys.argv[1]))
        password = (Path(app.instance_path) / "demo_password").read_text().strip()
        print(f"/assessments/{assessment.reference} {password}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
