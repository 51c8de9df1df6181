"""Every template parses, imports only what it uses, and lets no script or style stand in a page."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import nodes
from jinja2.meta import find_referenced_templates

from eia import stylesheet

FOLDER = Path(__file__).parent.parent / "templates"
VENDOR = FOLDER.parent / "eia/static/vendor"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))


def tree_of(app: Flask, name: str) -> nodes.Template:
    return app.jinja_env.parse((FOLDER / name).read_text(encoding="utf-8"), name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_it_parses_and_uses_what_it_imports(app: Flask, name: str) -> None:
    tree = tree_of(app, name)
    app.jinja_env.get_template(name)
    imported = {
        item if isinstance(item, str) else item[1]
        for node in tree.find_all(nodes.FromImport)
        for item in node.names
    }
    used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    assert imported <= used, f"imported and not used: {imported - used}"
    for other in find_referenced_templates(tree):
        assert other is None or app.jinja_env.get_template(other)


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_script_style_or_raw_text(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    script = r'<script(?![^>]*\bsrc=|\stype="application/ld\+json">\{\{ \w+ \| tojson \}\}</script>)'
    assert not re.search(script, text), (
        "a script must be a file of its own; what is no more than data may stand"
    )
    assert not re.search(r"\s(style|on[a-z]+)=", text), "no inline style or handler"
    assert not re.search(r"\|\s*safe\b|autoescape\s+false", text), "nothing is passed through unescaped"


def test_the_vendored_files_are_what_the_record_says() -> None:
    for item in json.loads((VENDOR / "VENDOR.json").read_text(encoding="utf-8")):
        folder = VENDOR / item["folder"]
        assert (folder / "LICENSE.txt").is_file()
        for name, digest in item["sha256"].items():
            assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name


def test_the_style_sheet_is_what_the_pages_use_of_the_vendored_one() -> None:
    whole = stylesheet.WHOLE.read_text(encoding="utf-8").rstrip()
    assert stylesheet.trimmed(whole, None) == whole, "every rule is read as it stands"
    used = stylesheet.classes()
    assert {"govuk-button", "govuk-tag--yellow", "govuk-radios__conditional--hidden"} <= used
    assert "govuk-accordion" not in used
    kept = stylesheet.HEAD + stylesheet.trimmed(whole, used) + "\n"
    assert stylesheet.PART.read_text(encoding="utf-8") == kept, "run python -m eia.stylesheet"
    assert ".govuk-accordion" not in kept and ".govuk-button{" in kept


def test_nothing_of_the_government_mark_is_shipped() -> None:
    css = (VENDOR / "govuk-6.6.0/govuk-frontend.min.css").read_text(encoding="utf-8")
    assert "GDS Transport" not in css and "@font-face" not in css
    assert "crest" not in css and "crown" not in css
    assert '--govuk-frontend-version:"6.6.0"' in css.replace(" ", "")
    assert {path.suffix for path in VENDOR.rglob("*") if path.is_file()} <= {
        ".css",
        ".js",
        ".json",
        ".txt",
        ".scss",
    }
