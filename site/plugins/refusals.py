"""Keeps a wrong address from costing a third of a second: Datasette would print a coloured traceback for every 404."""

from datasette import handle_exception

handle_exception.rich = None
