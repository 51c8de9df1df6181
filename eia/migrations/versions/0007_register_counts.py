"""What the public register counts, kept as it is written. It is filled when the deployment is prepared."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "kind": sa.String(length=20),
    "committee": sa.String(length=200),
    "characteristic": sa.String(length=100),
    "key": sa.String(length=64),
    "service": sa.String(length=200),
    "status": sa.String(length=20),
    "published_year": sa.Integer(),
    "rating": sa.String(length=200),
    "label": sa.String(length=200),
    "found": sa.String(length=20),
    "level": sa.String(length=200),
    "outcome": sa.Text(),
    "entries": sa.Integer(),
}


def upgrade() -> None:
    op.create_table(
        "register_count",
        *(sa.Column(name, kind, nullable=False) for name, kind in COLUMNS.items()),
        sa.PrimaryKeyConstraint("kind", "committee", "characteristic", "key", name="pk_register_count"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("register_count")
