"""What a server and the ``flask`` command load."""

from __future__ import annotations

import gc

from eia.application import create_app

app = create_app()
# What is loaded by now stays for good: the collector need not walk it again. A check of a long assessment makes tens
# of thousands of objects and no circles; at Python's own threshold a fifth of its time would go into collecting.
gc.freeze()
gc.set_threshold(50_000, 20, 50)
