"""Hangul and searching: how words are cut for the index, and how a person's words become a full-text query.

SQLite's tokenisers find no words inside Korean words, so the index holds every run of one to six syllables.
"""

import re

NGRAM_MAX = 6  # syllables; longer words are searched for by overlapping runs of this length
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_PARTS = re.compile(r"[\uac00-\ud7a3]+|[^\s\"\x00\uac00-\ud7a3]+")


def hangul_ngrams(text: str) -> str:
    """All runs of one to six Hangul syllables in a text, each once: SQLite's tokenisers find no words inside words."""
    cut = (
        run[i : i + n]
        for run in _HANGUL.findall(text)
        for i in range(len(run))
        for n in range(1, NGRAM_MAX + 1)
        if i + n <= len(run)
    )
    return " ".join(dict.fromkeys(cut))


def apart(text: str) -> str:
    """The same text with a space wherever Hangul meets other letters: AI기술 is then two words."""
    return re.sub(r"(?<=[\uac00-\ud7a3])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\uac00-\ud7a3])", " ", text)


def terms(query: str) -> list[str]:
    """The words of a query, each a quoted phrase; Hangul longer than six syllables in overlapping pieces."""
    parts = [part for part in _PARTS.findall(query) if any(c.isalnum() for c in part)]
    return [f'"{piece}"' for part in parts for piece in _pieces(part)]


def fragments(query: str) -> list[str]:
    """The pairs of syllables of the Korean words of a query: what is left to try when no word is found whole."""
    return [f'"{run[i : i + 2]}"' for run in _HANGUL.findall(query) for i in range(len(run) - 1)]


def _pieces(part: str) -> list[str]:
    if not _HANGUL.fullmatch(part) or len(part) <= NGRAM_MAX:
        return [part]
    return [part[i : i + NGRAM_MAX] for i in range(len(part) - NGRAM_MAX + 1)]
