"""The files of a publication in the second language of its form."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

COLUMNS: dict[str, sa.types.TypeEngine[Any]] = {
    "second_language": sa.String(length=5),
    "second_sha256": sa.String(length=64),
    "second_size": sa.Integer(),
    "second_large_sha256": sa.String(length=64),
    "second_large_size": sa.Integer(),
}


def upgrade() -> None:
    with op.batch_alter_table("publication") as table:
        for name, kind in COLUMNS.items():
            table.add_column(sa.Column(name, kind, nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("publication") as table:
        for name in reversed(COLUMNS):
            table.drop_column(name)
