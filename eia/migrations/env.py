"""What Alembic runs: the migrations, on the connection and in the transaction it is handed."""

from __future__ import annotations

from alembic import context

from eia.extensions import db

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=db.metadata,
    render_as_batch=True,
    # The transaction belongs to the caller, which checks what was done before it commits.
    transactional_ddl=False,
    compare_type=True,
)
context.run_migrations()
