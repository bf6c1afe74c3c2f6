"""Wrong addresses: answered in plain words, with the status they deserve, and at no cost."""

from datasette import NotFound, handle_exception, hookimpl
from datasette.views.base import DatasetteError

handle_exception.rich = None  # Datasette would print a coloured traceback for every 404, a third of a second each
NOT_FOUND = {
    "Database not found": "Nothing has the address {path}.",
    "Table not found": "No table, view or question has the address {path}.",
}


@hookimpl(specname="handle_exception")
def reword(request, exception):
    """Change the words and the status; Datasette then writes the page or the JSON."""
    if isinstance(exception, DatasetteError) and "_sort" in exception.message + request.query_string:
        exception.status = 400
        exception.message = f"{exception.message}. Pick one of the columns of the table: {request.path}"
    elif isinstance(exception, NotFound) and exception.args:
        words = next((text for start, text in NOT_FOUND.items() if str(exception.args[0]).startswith(start)), None)
        exception.args = (words.format(path=request.path),) if words else exception.args
