"""``python -m eia.prepare``: tables, shipped forms and, in demo mode, the demo. What ``./run`` does before serving."""

from __future__ import annotations

import sys

from eia import demo, entries, loading, migrations
from eia.application import create_app
from eia.errors import ConfigError, EiaError
from eia.extensions import db
from forms.document import DefinitionError, DocumentError


def main() -> int:
    """0 when everything stands ready, 2 with one sentence when it cannot."""
    try:
        app = create_app()
        with app.app_context():
            migrations.upgrade(db.engine)
            loading.sync_forms()
            entries.write_missing()
            db.session.commit()
            if app.config["DEMO"]:
                demo.load()
    except (ConfigError, EiaError, DefinitionError, DocumentError, migrations.MigrationError) as error:
        print(getattr(error, "message", None) or error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
