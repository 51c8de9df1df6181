"""What the council sets for the checks: ``council.json`` in the instance folder, read once when the application starts.

The file has the keys that a form's ``rules`` have (rules/README.md), and ``./run check --council`` reads it too.
"""

from __future__ import annotations

import json
from pathlib import Path

from flask import current_app

import rules
from eia.errors import ConfigError
from rules import selection

FILE = "council.json"
#: Where the settings stand in the application's configuration.
KEY = "RULE_SETTINGS"


def read(instance: Path) -> rules.Council | None:
    """The settings in ``instance``/council.json; None without the file. Raises ConfigError, in one sentence."""
    path = instance / FILE
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}.") from error
    try:
        found = rules.Council.from_json(json.loads(text))
        selection.chosen("standard", found.under({}), rules.RULES)
    except (ValueError, TypeError) as error:
        raise ConfigError(f"{path} cannot be used: {error}") from error
    return found


def current() -> rules.Council | None:
    """The settings of the running application."""
    found: rules.Council | None = current_app.config[KEY]
    return found
