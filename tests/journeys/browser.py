"""A browser without JavaScript, as small as can be: it reads the forms of a page and sends what a browser would."""

from __future__ import annotations

import datetime
import sys
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from flask.testing import FlaskClient

Data = dict[str, list[str]]


def set_the_day(monkeypatch: pytest.MonkeyPatch, day: datetime.date) -> None:
    """Make it ``day`` for every module of the application that asks what day it is."""
    for name, module in list(sys.modules.items()):
        if name.startswith("eia.") and name != "eia.models.time" and hasattr(module, "today"):
            monkeypatch.setattr(module, "today", lambda: day)


def parse(html: str) -> Element:
    """The page as a tree; html5lib builds what a browser would build."""
    return html5lib.parse(html, namespaceHTMLElements=False)


def words(html: str) -> str:
    """The words of a page, spaces folded."""
    return " ".join(" ".join(parse(html).itertext()).split())


def form_of(html: str, action: str = "") -> Data:
    """What the form posting to ``action`` (the first post form in main, if not given) would send as it stands."""
    main = parse(html).find(".//main")
    assert main is not None
    form, _ = _posting_to(main, action)
    elsewhere = [one for one in main.iter() if one.get("form") and one.get("form") == form.get("id")]
    data: Data = {}
    for control in [*form.iter(), *elsewhere]:
        name = control.get("name")
        if not name or control.tag == "button":
            continue
        if control.tag == "textarea":
            data.setdefault(name, []).append("".join(control.itertext()))
        elif control.tag == "select":
            options = list(control.iter("option"))
            chosen = [option.get("value", "") for option in options if option.get("selected") is not None]
            first = [option.get("value", "") for option in options][:1]
            data.setdefault(name, []).extend(chosen or first)
        elif control.tag == "input" and (
            control.get("type") not in ("radio", "checkbox") or control.get("checked") is not None
        ):
            data.setdefault(name, []).append(control.get("value", ""))
    return data


def send(client: FlaskClient, url: str, changes: dict[str, Any], action: str = "", status: int = 303) -> Any:
    """Open ``url``, fill in ``changes``, press the button, and expect ``status``."""
    page = client.get(url)
    assert page.status_code == 200, f"{url}: {page.status_code} {words(page.text)[:300]}"
    data = form_of(page.text, action)
    for name, value in changes.items():
        data[name] = value if isinstance(value, list) else [value]
    target = next_target(page.text, action) or url
    answer = client.post(target, data=data)
    assert answer.status_code == status, f"{target}: {answer.status_code} {words(answer.text)[:600]}"
    return answer


def next_target(html: str, action: str) -> str:
    """Where the button that posts to ``action`` sends its form."""
    main = parse(html).find(".//main")
    assert main is not None
    return _posting_to(main, action)[1]


def _posting_to(main: Element, action: str) -> tuple[Element, str]:
    """The first form that posts to ``action``, itself or by one of its buttons, and the whole target."""
    for form in main.iter("form"):
        buttons = [button.get("formaction") for button in form.iter("button")]
        for target in (form.get("action", ""), *(one for one in buttons if one)):
            if form.get("method") == "post" and target.endswith(action):
                return form, target
    raise AssertionError(f"no form posts to {action}")
