"""What a server and the ``flask`` command load."""

from __future__ import annotations

from eia.application import create_app

app = create_app()
