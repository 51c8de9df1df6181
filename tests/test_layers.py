"""Imports go one way, and each third-party package has one home: the layers of the project, enforced."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

#: From top to bottom. A module may import what stands on a line below its own, never above; on one line, only a
#: module of its own family (the package it stands in).
LAYERS: tuple[tuple[str, ...], ...] = (
    ("wsgi", "eia.prepare"),
    ("eia.application",),
    ("eia.responses", "eia.views", "eia.cli"),
    ("eia.signin", "eia.demo"),
    ("eia.loading",),
    ("eia.public_figures",),
    ("eia.public_counts",),
    (
        "eia.workflow",
        "eia.reports",
        "eia.assigning",
        "eia.builder",
        "eia.upgrading",
        "eia.pdf",
        "eia.accounts",
        "eia.public_list",
        "eia.verifying",
    ),
    ("eia.readiness",),
    ("eia.beside", "eia.actions", "eia.overview", "eia.waiting"),
    ("eia.revisions", "eia.register", "eia.drafts", "eia.entries", "eia.form_versions"),
    ("eia.store", "eia.copies", "eia.parking", "eia.archive", "eia.tally"),
    ("eia.standing",),
    ("eia.permissions", "eia.audit", "eia.keys"),
    ("eia.council",),
    ("eia.models", "eia.migrations"),
    ("eia.extensions", "eia.config", "eia.batch"),
    ("eia.errors", "eia.stylesheet"),
    ("eia.word",),
    ("eia.committee",),
    ("eia.gist",),
    ("rules",),
    ("forms",),
    ("eia",),
)

#: The half of forms that is built on WTForms, and the only part of eia that may see it.
WEB_FORMS = (
    "forms.base",
    "forms.builder_pages",
    "forms.builder_questions",
    "forms.builder_rows",
    "forms.fields",
    "forms.pages",
)
WEB_FORMS_SEEN_BY = ("eia.views",)


def words(names: str) -> tuple[str, ...]:
    return tuple(names.split())


HOMES: dict[str, tuple[str, ...]] = {
    "wtforms": WEB_FORMS,
    "flask_wtf": (*WEB_FORMS, "eia.extensions", "eia.views"),
    "sqlalchemy": words(
        "eia.batch eia.extensions eia.models eia.audit eia.standing eia.store eia.copies eia.keys eia.parking "
        "eia.revisions eia.form_versions eia.drafts eia.actions eia.overview eia.waiting eia.reports eia.entries "
        "eia.beside eia.public_list eia.public_counts eia.public_figures eia.tally eia.verifying eia.cli "
        "eia.workflow eia.builder eia.upgrading eia.register eia.accounts eia.loading eia.demo eia.responses "
        "eia.migrations"
    ),
    "alembic": ("eia.migrations",),
    "reportlab": ("eia.pdf",),
    "flask": words(
        "eia.application eia.extensions eia.council eia.beside eia.models eia.permissions eia.parking eia.signin "
        "eia.responses eia.archive eia.demo eia.cli eia.views"
    ),
    "docx": ("eia.word",),
    "rapidfuzz": ("rules",),
    "markdown_it": ("eia.views",),
}


def modules() -> Iterator[tuple[str, Path]]:
    for path in (
        ROOT / "wsgi.py",
        *sorted((ROOT / "eia").rglob("*.py")),
        *sorted((ROOT / "rules").rglob("*.py")),
    ):
        yield name_of(path), path
    for path in sorted((ROOT / "forms").rglob("*.py")):
        yield name_of(path), path


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def imports(path: Path) -> tuple[str, ...]:
    """Every module ``path`` imports when it runs, in functions too; what only a type checker reads is left out."""
    return tuple(imported(path))


def imported(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "t.TYPE_CHECKING"):
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if is_module(name) else node.module for name in names)


@cache
def is_module(name: str) -> bool:
    path = ROOT.joinpath(*name.split("."))
    return path.with_suffix(".py").exists() or (path / "__init__.py").exists()


def within(name: str, places: tuple[str, ...]) -> bool:
    return any(name == place or (place != "eia" and name.startswith(place + ".")) for place in places)


def layer(name: str) -> tuple[int, str]:
    """The line of LAYERS that ``name`` stands on, and its family there."""
    for number, line in enumerate(LAYERS):
        for family in line:
            if within(name, (family,)):
                return number, family
    raise AssertionError(f"{name} stands on no line of LAYERS: give it a place.")


def test_a_module_imports_only_what_stands_below_it() -> None:
    wrong = []
    for name, path in modules():
        number, family = layer(name)
        for used in imports(path):
            if used.split(".")[0] not in ("eia", "rules", "forms", "wsgi"):
                continue
            below, other = layer(used)
            if below < number or (below == number and other != family):
                wrong.append(f"{name} imports {used}, which stands above or beside it")
    assert wrong == []


def test_a_planted_import_upwards_is_seen() -> None:
    assert layer("eia.store") > layer("eia.workflow") > layer("eia.views.answers")
    assert layer("forms.document") > layer("rules.engine") > layer("eia.models.people")


def test_each_package_has_one_home() -> None:
    wrong = [
        f"{name} imports {used}, whose home is {', '.join(HOMES[used.split('.')[0]])}"
        for name, path in modules()
        for used in imports(path)
        if used.split(".")[0] in HOMES and not within(name, HOMES[used.split(".")[0]])
    ]
    assert wrong == []


def test_only_the_views_see_the_forms_that_are_built_on_wtforms() -> None:
    wrong = [
        f"{name} imports {used}"
        for name, path in modules()
        for used in imports(path)
        if within(used, WEB_FORMS) and not within(name, (*WEB_FORMS, *WEB_FORMS_SEEN_BY))
    ]
    assert wrong == []


def test_forms_and_rules_know_nothing_of_flask_or_a_database() -> None:
    for name, path in modules():
        if name.split(".")[0] in ("forms", "rules") and name not in WEB_FORMS:
            assert not {used.split(".")[0] for used in imports(path)} & {"flask", "sqlalchemy", "wtforms"}, (
                name
            )


def test_printing_a_document_starts_without_the_application() -> None:
    heavy = ("flask", "sqlalchemy", "wtforms", "docx", "rules", "eia.models", "urllib.request")
    told = f"import sys, eia.pdf.__main__; print([name for name in {heavy} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
