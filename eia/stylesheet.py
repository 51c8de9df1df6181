"""The part of the GOV.UK style sheet that the pages use: so much less that a first view fits a phone's first packets.

``python -m eia.stylesheet`` writes it anew, after a template has begun to use another component; a test compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
STATIC = PROJECT / "eia" / "static"
WHOLE = STATIC / "vendor" / "govuk-6.6.0" / "govuk-frontend.min.css"
SCRIPT = WHOLE.with_suffix(".js")
PART = STATIC / "css" / "govuk.css"
HEAD = "/* Of govuk-frontend 6.6.0 (MIT, see vendor/govuk-6.6.0): what the pages use. Made by eia/stylesheet.py. */\n"

_CLASS = re.compile(r"govuk-[\w!-]+")
_COMPONENT = re.compile(r"govuk_frontend_jinja/components/([\w-]+)/")
_IN_SELECTOR = re.compile(r"\.((?:[\w-]|\\.)+)")
_COMMA = re.compile(r",(?![^(]*\))")
_NOT = re.compile(r":not\([^)]*\)")


def classes() -> frozenset[str]:
    """Every class of the design system that a page can have; one that ends in a dash is the beginning of some.

    They stand in the templates, in the components these import, in the views and in our scripts. What the design
    system's own script sets counts where the pages have the component it belongs to.
    """
    sources = [*(PROJECT / "templates").rglob("*.html"), *(PROJECT / "eia").rglob("*.py")]
    sources += (STATIC / "js").rglob("*.js")
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    spec = find_spec("govuk_frontend_jinja")
    assert spec is not None and spec.origin is not None
    components = Path(spec.origin).parent / "templates" / "components"
    for name in sorted(set(_COMPONENT.findall(text))):
        text += (components / name / "macro.html").read_text(encoding="utf-8")
    found = set(_CLASS.findall(text))
    set_by_script = _CLASS.findall(SCRIPT.read_text(encoding="utf-8"))
    return frozenset(found.union(name for name in set_by_script if _block(name) in found))


def trimmed(css: str, used: frozenset[str] | None) -> str:
    """``css``, minified, without the rules for classes of the design system that are not ``used``; None keeps all."""
    kept = []
    for head, body in _rules(css):
        if head.startswith(("@media", "@supports")):
            body = trimmed(body, used)
        elif not head.startswith("@") and used is not None:
            head = ",".join(one for one in _COMMA.split(head) if _is_used(one, used))
        if head and body:
            kept.append(f"{head}{{{body}}}")
    return "".join(kept)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Each rule as what stands before its braces and what stands in them."""
    start = 0
    while (opening := css.find("{", start)) >= 0:
        end, depth = opening + 1, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[start:opening], css[opening + 1 : end - 1]
        start = end


def _is_used(selector: str, used: frozenset[str]) -> bool:
    names = [name.replace("\\", "") for name in _IN_SELECTOR.findall(_NOT.sub("", selector))]
    begun = tuple(name for name in used if name.endswith("-"))
    return all(name in used or not name.startswith("govuk-") or name.startswith(begun) for name in names)


def _block(name: str) -> str:
    """The component that a class belongs to: ``govuk-radios`` of ``govuk-radios__conditional--hidden``."""
    return re.split(r"__|--", name)[0]


if __name__ == "__main__":
    PART.write_text(HEAD + trimmed(WHOLE.read_text(encoding="utf-8"), classes()) + "\n", encoding="utf-8")
