"""One statement run for many rows, which reach the driver as it takes them.

SQLAlchemy puts the parameters of every row together as if each were a statement of its own; for the 44 answers of a
page that costs more than the database's work. Here SQLAlchemy compiles the statement and names each type's conversion,
once for each database; the rows are converted and handed over together, in the connection's transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect, Insert, Update
from sqlalchemy.sql.compiler import SQLCompiler

#: The name of a parameter, and what makes of a value what the driver takes; None where that is the value itself.
Plan = Sequence[tuple[str, Callable[[Any], Any] | None]]


class Batch:
    """``statement`` for rows that give each of ``names``."""

    def __init__(self, statement: Insert | Update, *names: str) -> None:
        self.statement, self.names = statement, names
        self._made: dict[str, tuple[str, bool, Plan]] = {}

    def run(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> int:
        """Run it for every one of ``rows``, of which there is at least one; how many rows of the table were met."""
        sql, positional, plan = self._for(connection.dialect)
        lines = [[convert(row[name]) if convert else row[name] for name, convert in plan] for row in rows]
        if positional:
            return connection.exec_driver_sql(sql, [tuple(line) for line in lines]).rowcount
        names = [name for name, _ in plan]
        return connection.exec_driver_sql(
            sql, [dict(zip(names, line, strict=True)) for line in lines]
        ).rowcount

    def _for(self, dialect: Dialect) -> tuple[str, bool, Plan]:
        made = self._made.get(dialect.name)
        if made is None:
            compiled = self.statement.compile(dialect=dialect, column_keys=list(self.names))
            assert isinstance(compiled, SQLCompiler)
            names = compiled.positiontup or list(compiled.binds)
            types = [(name, compiled.binds[name].type.dialect_impl(dialect)) for name in names]
            plan = [(name, kind.bind_processor(dialect)) for name, kind in types]
            made = self._made[dialect.name] = (compiled.string, compiled.positional, plan)
        return made
