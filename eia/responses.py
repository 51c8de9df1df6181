"""What every answer has in common: its security headers, and a page or JSON for everything that can go wrong."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from flask import Flask, Response, g, jsonify, redirect, render_template, request, session, url_for
from jinja2 import TemplateNotFound
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, InternalServerError, SecurityError
from werkzeug.wrappers import Response as BaseResponse

from eia import signin
from eia.errors import EiaError, SignInNeeded, Unavailable
from eia.extensions import SAFE_METHODS, db

log = logging.getLogger("eia")

SENTENCES = {
    400: "The request could not be understood. Go back, reload the page and try again.",
    404: "There is no such page, or you cannot see it.",
    405: "This address cannot be used in that way.",
    413: "What was sent is too large: the most that fits is 4 MB.",
    500: "Something went wrong here, and it was not your doing. What you saved before is safe.",
}


def register(app: Flask) -> None:
    """Add the headers, the nonce and the error handlers to ``app``."""
    app.after_request(add_headers)
    app.jinja_env.globals["csp_nonce"] = csp_nonce
    app.register_error_handler(EiaError, on_error)
    app.register_error_handler(OperationalError, on_database_error)
    app.register_error_handler(HTTPException, on_http_error)


def csp_nonce() -> str:
    """The nonce of this response, for a script element that must stand in the page; made when first asked for."""
    if "csp_nonce" not in g:
        g.csp_nonce = secrets.token_urlsafe(16)
    return str(g.csp_nonce)


def add_headers(response: Response) -> Response:
    """Security headers, on every answer; a view that set one of them itself keeps its own."""
    script = f"'self' 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else "'self'"
    headers = response.headers
    headers.setdefault(
        "Content-Security-Policy",
        f"default-src 'self'; script-src {script}; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'",
    )
    headers.setdefault("X-Content-Type-Options", "nosniff")
    # It has no word for "any site", and an older browser obeys it before the policy above.
    if "frame-ancestors 'none'" in headers["Content-Security-Policy"]:
        headers.setdefault("X-Frame-Options", "DENY")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint != "static" and (session or request.method not in SAFE_METHODS):
        headers["Cache-Control"] = "no-store"
    return response


def wants_json() -> bool:
    """Whether the sender is a script rather than a person's form."""
    return (
        request.method == "PATCH"
        or request.is_json
        or request.path.startswith("/api/")
        or request.accept_mimetypes.best == "application/json"
    )


def on_error(error: EiaError) -> BaseResponse | tuple[str | Response, int]:
    """The page of a domain error; what the request had begun is undone first."""
    db.session.rollback()
    if isinstance(error, SignInNeeded) and not wants_json():
        on_return = request.path if request.method in SAFE_METHODS else signin.park_this_request()
        return redirect(url_for("security.login", next=on_return), 303)
    return answer(error.status, error.page, error.sentence, error)


def on_database_error(error: OperationalError) -> tuple[str | Response, int]:
    """Busy, full or stopped: 503, and the page gives the posted text back in ``posted``."""
    db.session.rollback()
    log.error("database: %s", type(error.orig).__name__, exc_info=error)
    unavailable = Unavailable()
    return answer(unavailable.status, unavailable.page, unavailable.sentence, unavailable)


def on_http_error(error: HTTPException) -> BaseResponse | tuple[str | Response, int]:
    """Flask's and Werkzeug's own refusals, CSRF included, in the look of every other page."""
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    if isinstance(error, SecurityError):
        # The name in the address is not ours, so no link on a page of ours could be built with it.
        return "This address is not served here.", 400
    if not isinstance(error, InternalServerError):
        sentence = SENTENCES.get(error.code) or error.description or error.name
        return answer(error.code, "refused", sentence, error)
    db.session.rollback()
    reference = secrets.token_hex(4)
    log.error("failure %s", reference, exc_info=error.original_exception)
    return answer(500, "failed", f"{SENTENCES[500]} If you report it, quote {reference}.", error)


def answer(status: int, page: str, sentence: str, error: Exception) -> tuple[str | Response, int]:
    """JSON for a script, else errors/<page>.html, else errors/error.html; both get error, status, sentence, posted."""
    if wants_json():
        body: dict[str, Any] = (
            error.to_json() if isinstance(error, EiaError) else {"error": page, "sentence": sentence}
        )
        return jsonify(body), status
    posted = None if request.method in SAFE_METHODS or status == 413 else request.form
    values = {"error": error, "status": status, "sentence": sentence, "posted": posted}
    try:
        return render_template([f"errors/{page}.html", "errors/error.html"], **values), status
    except TemplateNotFound:
        # An error page must not itself fail for want of a template.
        return Response(sentence, mimetype="text/plain").get_data(as_text=True), status
