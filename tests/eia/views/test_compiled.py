"""Compiled pages are byte for byte what their templates give, whoever looks and whatever stands in them."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from markupsafe import Markup

from eia import loading
from eia.extensions import db
from eia.models import Role
from eia.views import asking, compiled, section_page
from eia.views.kept import Kept
from forms import definition as definitions
from forms.document import Document
from tests import factories

FOLDER = Path(definitions.__file__).parent / "definitions"
SAMPLES = sorted(FOLDER.glob("*/*.sample.json"))
TITLE = 'Bus passes & <b>more</b> "quoted" {{ 7*7 }} \U0001f68c'


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that differs between two requests of one person: the moment, and the key of the form."""
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment)
    monkeypatch.setattr(section_page, "new_key", lambda: "k" * 32)


def load(app: Flask, sample: Path, title: str = TITLE) -> str:
    """The path of an assessment with the answers of ``sample``."""
    source = json.loads(sample.read_text(encoding="utf-8"))
    source["about"]["title"] = title
    with app.app_context():
        lead, head, team = (factories.make_user(who) for who in ("lead", "head", "team"))
        assessment = loading.load(Document.from_json(source), lead, head, "a sample")
        assessment.team.append(team)
        db.session.commit()
        return f"/assessments/{assessment.reference}"


def pages(client: FlaskClient, home: str) -> list[str]:
    return sorted(set(re.findall(rf'href="({home}/sections/[^"#]+)"', client.get(home).text)))


def from_templates(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(template: str, **shown: Any) -> str:
        return render_template(template, **shown, returned=None, errors=[], page_errors=0)

    monkeypatch.setattr(compiled, "page", page)
    monkeypatch.setattr(compiled, "question", asking.render)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_page_of_a_form_has_the_same_bytes(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, team: FlaskClient, sample: Path
) -> None:
    first, second = load(app, sample), load(app, sample, "Another title")
    visits = [
        (client, url) for home in (first, second) for url in pages(lead, home) for client in (lead, team)
    ]
    assert len(visits) > 20

    filled = [client.get(url).get_data() for client, url in visits]
    again = [client.get(url).get_data() for client, url in visits]
    from_templates(monkeypatch)
    plain = [client.get(url).get_data() for client, url in visits]

    assert all(b'data-address="' in page for page in filled)
    for (_, url), page, once_more, wanted in zip(visits, filled, again, plain, strict=True):
        assert page == wanted, url
        assert once_more == wanted, url


def test_each_reader_has_the_pages_in_their_own_language(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, team: FlaskClient
) -> None:
    """One reads in Welsh and the other in English, in turn: neither gets a page kept for the other."""
    home = load(app, FOLDER / "integrated-wales" / "filled.sample.json")
    team.get(f"{home}?language=cy")
    visits = [(client, url) for url in pages(lead, home) for client in (lead, team)]

    filled = [client.get(url).get_data() for _ in range(2) for client, url in visits]
    from_templates(monkeypatch)
    plain = [client.get(url).get_data() for _ in range(2) for client, url in visits]

    assert filled == plain
    assert all(b'<strong lang="en" aria-current' in page for page in filled[::2])
    assert all(b'<h1 class="govuk-heading-l"><span lang="cy">' in page for page in filled[1::2])


@pytest.mark.parametrize(
    "text", ["", "<script>&amp;\n'\"", "{{ 7*7 }}", "%EE%80%80", "\ue000key\ue002", "x" * 50_000]
)
def test_whatever_stands_in_an_answer(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, text: str
) -> None:
    home = load(app, FOLDER / "eia-standard" / "good.sample.json")
    url = next(url for url in pages(lead, home) if url.endswith("/proposal"))
    version = re.search(r'name="description:seen" value="(\d+)"', lead.get(url).text)
    assert version
    body = {"inputs": {"description": text}, "version": int(version[1])}
    assert lead.patch(f"{home}/answers/description", json=body).status_code == 200

    filled = lead.get(url).text
    from_templates(monkeypatch)

    assert filled == lead.get(url).text
    assert f">{Markup.escape(text)}</textarea>" in filled


def test_another_council_and_another_root(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app(COUNCIL="Borough & Vale")
    home = load(app, FOLDER / "eia-standard" / "good.sample.json")
    client = app.test_client()
    with app.app_context():
        uniquifier = factories.make_user("lead").fs_uniquifier
    with client.session_transaction() as cookie:
        cookie.update(_user_id=uniquifier, _fresh=True, fs_paa=int(time.time()), seen_at=int(time.time()))
    url = pages(client, home)[0]

    plain_root = client.get(url).text
    other_root = client.get(url, environ_overrides={"SCRIPT_NAME": "/eia"}).text

    assert "Borough &amp; Vale" in plain_root
    assert f'action="/eia{url}"' in other_root and f'action="{url}"' in plain_root
    from_templates(monkeypatch)
    assert client.get(url, environ_overrides={"SCRIPT_NAME": "/eia"}).text == other_root


def test_a_template_that_reads_more_is_told_so(app: Flask) -> None:
    with app.test_request_context():
        with pytest.raises(compiled.NoSlot, match="assessment.status has no slot"):
            app.jinja_env.from_string("{{ assessment.status }}").render(
                assessment=compiled.Named("assessment", title="T")
            )


def test_what_is_kept_is_bounded_and_an_id_used_again_is_noticed() -> None:
    kept, one, other = Kept(most=2), object(), object()

    assert [kept.get(key, one, lambda key=key: key) for key in "abca"] == ["a", "b", "c", "a"]
    assert len(kept._made) == 2
    assert kept.get("a", one, lambda: "new") == "a"
    assert kept.get("a", other, lambda: "new") == "new"


def test_a_role_given_or_taken_away_shows_on_the_next_page(app: Flask, lead: FlaskClient) -> None:
    home = load(app, FOLDER / "eia-standard" / "good.sample.json")
    url = pages(lead, home)[0]
    before = lead.get(url).text

    with app.app_context():
        factories.make_user("equality")
        lead_officer = factories.make_user("lead")
        lead_officer.roles.append(db.session.query(Role).filter_by(name="equality_lead").one())
        db.session.commit()
    with_role = lead.get(url).text
    with app.app_context():
        lead_officer = factories.make_user("lead")
        lead_officer.roles.pop()
        db.session.commit()

    assert "/forms" in with_role and with_role != before
    assert lead.get(url).text == before
