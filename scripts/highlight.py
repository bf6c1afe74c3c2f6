"""Marks the words of a query in a text: whole words in Latin script, any part of a word in Korean."""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from scripts.synonyms import wanted

_LATIN = r"0-9A-Za-z\u00c0-\u024f"
ENDINGS = "(?:s|es|’s|'s)?"  # the index finds them by their stem; marking the plainest forms is enough


def pattern(query: str) -> re.Pattern[str] | None:
    """What is marked for a query."""
    names = {name for group in wanted(query) for name in group if len(name) > 1 or not name.isascii()}
    words = [_word(name) for name in sorted(names, key=lambda name: (-len(name), name))]
    return re.compile(f"({'|'.join(words)})", re.IGNORECASE) if words else None


def _word(name: str) -> str:
    if not name.isascii():
        return re.escape(name)
    base = name[:-1] if len(name) > 3 and name.endswith("s") and not name.endswith("ss") else name
    return rf"(?<![{_LATIN}]){re.escape(base)}{ENDINGS}(?![{_LATIN}])"


def marked_words(text: str, query: str, safe: Callable[[str], Markup] = escape) -> Markup:
    """A text as safe HTML in which the words of the query are marked."""
    sought = pattern(query)
    parts = sought.split(text or "") if sought else [text or ""]
    return Markup("").join(Markup("<mark>{}</mark>").format(safe(part)) if n % 2 else safe(part) for n, part in enumerate(parts))
