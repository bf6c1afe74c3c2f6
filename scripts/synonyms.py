"""Names for the same thing: a person may search for any of them, so each word of a query stands for its whole group."""

import re

from scripts.hangul import terms

GROUPS = (
    ("dprk", "north korea", "north korean", "n korea", "n korean", "democratic people's republic of korea", "북한"),
    ("ai", "artificial intelligence", "인공지능"),
    ("it worker", "it workers", "information technology workers"),
    ("it", "ict", "information technology", "정보기술"),
    ("face recognition", "facial recognition", "얼굴인식"),
    ("un", "united nations", "유엔"),
)
SPELT = {"n. korean": "n korean", "n. korea": "n korea", "korea, dprk": "dprk", "d.p.r.k.": "dprk", "a.i.": "ai", "u.n.": "un"}
SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "are",
        "by",
        "did",
        "do",
        "does",
        "for",
        "from",
        "has",
        "have",
        "in",
        "is",
        "of",
        "on",
        "or",
        "the",
        "there",
        "to",
        "was",
        "were",
        "what",
        "which",
        "who",
        "with",
    ]
)
_GROUP_OF = {name: group for group in GROUPS for name in group}
_NAMES = "|".join(sorted(map(re.escape, _GROUP_OF), key=len, reverse=True))
_KNOWN = re.compile(rf"(?<![\w/-])(?:{_NAMES})(?![\w/-])", re.IGNORECASE)


def wanted(query: str) -> list[list[str]]:
    """What a query asks for: for each part of it the names that will do, the one typed first; small words are dropped."""
    text = query
    for spelling, name in SPELT.items():
        text = re.sub(rf"(?<!\w){re.escape(spelling)}(?!\w)", name, text, flags=re.IGNORECASE)
    parts, place = [], 0
    for found in _KNOWN.finditer(text):
        name = found[0].lower()
        parts += [*_plain(text[place : found.start()]), [name, *(other for other in _GROUP_OF[name] if other != name)]]
        place = found.end()
    parts += _plain(text[place:])
    large = [names for names in parts if names[0].lower() not in SMALL]
    return list({tuple(names): names for names in large or parts}.values())


def _plain(text: str) -> list[list[str]]:
    return [[term.strip('"')] for term in terms(text)]


def asked(names: list[str], start: bool = False) -> str:
    """One part of a query for the index: any of its names; `start` lets the typed one be the beginning of a word."""
    first, *others = (f'"{name}"' for name in names)
    every = [first + "*" * start, *others]
    return every[0] if len(every) == 1 else f"({' OR '.join(every)})"


def all_of(query: str) -> str:
    """A query that asks for every part; an empty one finds nothing rather than failing."""
    return " AND ".join(map(asked, wanted(query))) or '""'
