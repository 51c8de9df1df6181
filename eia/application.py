"""create_app() puts the application together and does nothing else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from eia import cli, config, council, extensions, models, responses, signin, views


def create_app(settings: Mapping[str, Any] | None = None) -> Flask:
    """The application, ready to serve; ``settings`` win over the environment and instance/config.py.

    Raises ConfigError with one sentence where a setting is missing or unsafe, or the database could lose text.
    """
    instance = (
        config.instance_folder() if not settings else settings.get("INSTANCE", config.instance_folder())
    )
    app = Flask(
        "eia", template_folder="../templates", instance_relative_config=True, instance_path=str(instance)
    )
    os.makedirs(app.instance_path, mode=0o700, exist_ok=True)
    app.config.from_mapping(config.DEFAULTS)
    app.config.from_pyfile("config.py", silent=True)
    app.config.from_mapping(config.from_environment(instance, os.environ))
    app.config.from_mapping(settings or {})
    config.complete(app.config, instance)
    app.config[council.KEY] = council.read(instance)
    if app.config["PROXIES"]:
        hops = app.config["PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    extensions.bind(app)
    extensions.csrf.init_app(app)
    extensions.security.init_app(app, signin.Accounts(extensions.db, models.User, models.Role))
    signin.register(app)
    responses.register(app)
    views.register_blueprints(app)
    cli.register(app)
    return app
