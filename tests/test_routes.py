"""Every route with its methods and its permission. A new route, or one that changes, is a line to think about here."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient

A = "/assessments/<reference>"
F = "/forms/<form_id>"
PUBLIC = "/eia/<int:year>/<int:number>"
ROUTES = {
    ("GET", "/"): "signed_in",
    ("GET", "/overview"): "overview",
    ("GET", "/example"): "signed_in",
    ("GET", "/sign-in/ends"): "signed_in",
    ("POST", "/sign-in/stay"): "signed_in",
    ("GET", "/assessments/new"): "start",
    ("POST", "/assessments/new"): "start",
    ("GET", A): "see",
    ("GET", f"{A}/history"): "see",
    ("GET", f"{A}/sections/<section_id>"): "edit",
    ("GET", f"{A}/sections/<section_id>/<who_id>"): "edit",
    ("POST", f"{A}/sections/<section_id>"): "edit",
    ("POST", f"{A}/sections/<section_id>/<who_id>"): "edit",
    ("PATCH", f"{A}/answers/<address>"): "edit",
    ("POST", f"{A}/answers/resolve"): "edit",
    ("GET", f"{A}/copies"): "see",
    ("GET", f"{A}/copies/<int:number>"): "edit",
    ("GET", f"{A}/checks"): "see",
    ("POST", f"{A}/checks/waive"): "waive",
    ("POST", f"{A}/checks/unwaive"): "waive",
    ("GET", f"{A}/actions"): "see",
    ("GET", f"{A}/actions/<int:number>"): "progress",
    ("POST", f"{A}/actions/<int:number>"): "progress",
    ("GET", f"{A}/send"): "send",
    ("POST", f"{A}/send"): "send",
    ("GET", f"{A}/review"): "review",
    ("POST", f"{A}/return"): "return",
    ("POST", f"{A}/sign"): "sign",
    ("POST", f"{A}/reopen"): "reopen",
    ("GET", f"{A}/people"): "assign",
    ("POST", f"{A}/people"): "assign",
    ("GET", f"{A}/form"): "see",
    ("POST", f"{A}/form/upgrade"): "upgrade",
    ("POST", f"{A}/form/undo"): "upgrade",
    ("GET", f"{A}/publish"): "publish",
    ("POST", f"{A}/publish"): "publish",
    ("GET", f"{A}/committee"): "see",
    ("GET", f"{A}/committee.docx"): "see",
    ("GET", f"{A}/export.docx"): "see",
    ("GET", f"{A}/export.zip"): "see",
    ("GET", f"{A}/withdraw"): "withdraw",
    ("POST", f"{A}/withdraw"): "withdraw",
    ("GET", PUBLIC): "public",
    ("GET", f"{PUBLIC}.json"): "public",
    ("GET", f"{PUBLIC}.pdf"): "public",
    ("GET", f"{PUBLIC}/changes"): "public",
    ("GET", f"{PUBLIC}/v<label>/large-print.pdf"): "public",
    ("GET", "/eia"): "public",
    ("GET", "/eia.csv"): "public",
    ("GET", "/eia.json"): "public",
    ("GET", "/eia/atom.xml"): "public",
    ("GET", "/eia/charts"): "public",
    ("GET", "/eia/embed"): "public",
    ("GET", "/sitemap.xml"): "public",
    ("GET", "/robots.txt"): "public",
    ("GET", f"{PUBLIC}/v<label>"): "public",
    ("GET", f"{PUBLIC}/v<label>.pdf"): "public",
    ("GET", f"{PUBLIC}/v<label>.json"): "public",
    ("GET", "/forms"): "manage_forms",
    ("GET", "/forms/new"): "manage_forms",
    ("POST", "/forms/new"): "manage_forms",
    ("GET", "/forms/import"): "manage_forms",
    ("POST", "/forms/import"): "manage_forms",
    ("GET", F): "manage_forms",
    ("GET", f"{F}/<version>.json"): "manage_forms",
    ("GET", f"{F}/settings"): "manage_forms",
    ("POST", f"{F}/settings"): "manage_forms",
    ("GET", f"{F}/sections/new"): "manage_forms",
    ("POST", f"{F}/sections/new"): "manage_forms",
    ("GET", f"{F}/sections/<section_id>"): "manage_forms",
    ("POST", f"{F}/sections/<section_id>"): "manage_forms",
    ("GET", f"{F}/sections/<section_id>/questions/new"): "manage_forms",
    ("POST", f"{F}/sections/<section_id>/questions/new"): "manage_forms",
    ("GET", f"{F}/questions/<question_id>"): "manage_forms",
    ("POST", f"{F}/questions/<question_id>"): "manage_forms",
    ("GET", f"{F}/characteristics/new"): "manage_forms",
    ("POST", f"{F}/characteristics/new"): "manage_forms",
    ("GET", f"{F}/characteristics/<who_id>"): "manage_forms",
    ("POST", f"{F}/characteristics/<who_id>"): "manage_forms",
    ("GET", f"{F}/scales/new"): "manage_forms",
    ("POST", f"{F}/scales/new"): "manage_forms",
    ("GET", f"{F}/scales/<scale_id>"): "manage_forms",
    ("POST", f"{F}/scales/<scale_id>"): "manage_forms",
    ("GET", f"{F}/languages"): "manage_forms",
    ("POST", f"{F}/languages"): "manage_forms",
    ("GET", f"{F}/languages/<part>"): "manage_forms",
    ("POST", f"{F}/languages/<part>"): "manage_forms",
    ("GET", f"{F}/remove/<kind>/<ident>"): "manage_forms",
    ("POST", f"{F}/remove/<kind>/<ident>"): "manage_forms",
    ("GET", f"{F}/live"): "manage_forms",
    ("POST", f"{F}/live"): "manage_forms",
    ("GET", f"{F}/history"): "manage_forms",
    ("GET", f"{F}/compare"): "manage_forms",
    ("GET", f"{F}/preview"): "manage_forms",
    ("GET", f"{F}/preview/<section_id>"): "manage_forms",
    ("GET", f"{F}/preview/<section_id>/<who_id>"): "manage_forms",
    ("GET", f"{F}/preview.pdf"): "manage_forms",
    ("POST", f"{F}/questions/<question_id>/try"): "manage_forms",
    ("POST", f"{F}/arrange"): "manage_forms",
    ("POST", f"{F}/undo"): "manage_forms",
    ("POST", f"{F}/discard"): "manage_forms",
    ("POST", f"{F}/modules"): "manage_forms",
    ("GET", "/reports"): "see_reports",
    ("GET", "/reports/<int:number>"): "see_reports",
    ("GET", "/reports/new"): "record_reports",
    ("POST", "/reports/new"): "record_reports",
    ("GET", "/reports/<int:number>/edit"): "record_reports",
    ("POST", "/reports/<int:number>/edit"): "record_reports",
    ("GET", "/accounts"): "manage_accounts",
    ("GET", "/accounts/new"): "manage_accounts",
    ("POST", "/accounts/new"): "manage_accounts",
    ("GET", "/accounts/<int:number>"): "manage_accounts",
    ("POST", "/accounts/<int:number>"): "manage_accounts",
    ("POST", "/accounts/<int:number>/link"): "manage_accounts",
    ("GET", "/sign-in/password"): "signed_in",
    ("POST", "/sign-in/password"): "signed_in",
    ("GET", "/sign-in/password/<token>"): "public",
    ("POST", "/sign-in/password/<token>"): "public",
    ("POST", "/api/v1/check"): "api",
    ("GET", "/api/v1/openapi.json"): "public",
    ("GET", "/rules"): "public",
    ("GET", "/rules/settings"): "signed_in",
    ("GET", "/rules/<code>"): "public",
    ("GET", "/brand.css"): "public",
}


def test_every_route_is_in_the_table_with_its_permission(app: Flask) -> None:
    found = {}
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static" or rule.endpoint.startswith(("security.", "_fs_")):
            continue
        permission = getattr(app.view_functions[rule.endpoint], "permission", None)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}:
            found[method, rule.rule] = permission
    assert found == ROUTES


def test_nobody_signed_in_reaches_only_what_is_public(client: FlaskClient) -> None:
    for (method, path), permission in ROUTES.items():
        url = path
        for part, value in {
            "<reference>": "EIA-2026-0001",
            "<section_id>": "a",
            "<who_id>": "b",
            "<address>": "c",
            "<int:year>": "2026",
            "<int:number>": "1",
            "<label>": "1.0",
            "<code>": "EVD01",
            "<form_id>": "eia-standard",
            "<version>": "1.0",
            "<question_id>": "q",
            "<scale_id>": "s",
            "<part>": "form",
            "<kind>": "question",
            "<ident>": "q",
        }.items():
            url = url.replace(part, value)
        # A streamed answer is read to its end, as a browser does.
        answer = client.open(url, method=method, buffered=True)
        if permission == "public":
            assert answer.status_code in (200, 404), url
        else:
            assert answer.status_code in (303, 401), url
