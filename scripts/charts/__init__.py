"""Pictures as pure functions from rows to SVG or to nested data; no library, no request, no script."""
