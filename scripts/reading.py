"""Reads the built database."""

import sqlite3
from typing import Any

Row = dict[str, Any]


def rows(conn: sqlite3.Connection, sql: str, /, *values: object, **named: object) -> list[Row]:
    """The rows of a query as dictionaries; its parameters by place or by name."""
    found = conn.execute(sql, named or values)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]
