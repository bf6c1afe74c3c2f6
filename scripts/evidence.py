"""Tokens, fingerprints, anchors and copied runs: what a passage is, and how it is proved without its text.

A fingerprint is the list of the hashes of every four consecutive tokens of a text, in order. It ships no readable
text, yet a quoted phrase of four tokens or more can be looked up in it, with its place. docs/METHODS.md describes
the form, so that others can write the same in any language.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain, combinations

SHINGLE = 4  # tokens a hash covers
ANCHOR_MIN, ANCHOR_MAX = 4, 12  # tokens in text_start and text_end
PASSAGE_MAX = 120  # tokens from the first word of text_start to the last of text_end
COPIED_RUN = 8  # tokens in a row that count as copied
RUN = COPIED_RUN - SHINGLE + 1  # shingles of a copied run
CONTAINED_SHARE = 1 / 3  # share of the shorter text that makes two sources copies of one another

# Kana and Han are written without spaces, so each character is a token; Hangul stays in words.
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)


def tokens(text: str) -> list[str]:
    """Words of a text as they are compared: NFKC, case folded, runs of letters, digits and underscore."""
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).casefold())


def shingles(words: Sequence[str]) -> list[str]:
    """Hashes (10 hex digits) of every four consecutive tokens, in order; empty below four tokens."""
    return [
        blake2b(" ".join(words[i : i + SHINGLE]).encode(), digest_size=5).hexdigest() for i in range(len(words) - SHINGLE + 1)
    ]


def fingerprint(text: str) -> list[str]:
    """The fingerprint of a text."""
    return shingles(tokens(text))


def digest(prints: Sequence[str]) -> str:
    """The digest of a fingerprint as its file holds it: 16 hex digits."""
    return blake2b("".join(f"{value}\n" for value in prints).encode(), digest_size=8).hexdigest()


def places(anchor: list[str], prints: list[str], start: int = 0) -> list[int]:
    """Token positions, from `start` on, where the shingles `anchor` stand in a row in the fingerprint `prints`."""
    found, at = [], start
    while anchor:
        try:
            at = prints.index(anchor[0], at)
        except ValueError:
            break
        if prints[at : at + len(anchor)] == anchor:
            found.append(at)
        at += 1
    return found


def passage(text_start: str, text_end: str, prints: list[str]) -> tuple[int, int] | None:
    """Token span [first, past last) of the passage that two anchors mark in a fingerprint, or None.

    None when text_start is not found at one place only, or text_end (if not empty) is not found after it.
    """
    found = places(fingerprint(text_start), prints)
    end = ending(found[0], text_start, text_end, prints) if len(found) == 1 else None
    return (found[0], end) if end else None


def ending(first: int, text_start: str, text_end: str, prints: list[str]) -> int | None:
    """Token position past a passage whose text_start stands at `first`; None when text_end is not found after it."""
    after = first + len(tokens(text_start))
    if not text_end:
        return after
    ends = places(fingerprint(text_end), prints, after)
    return ends[0] + len(tokens(text_end)) if ends else None


def covered(spans: Iterable[tuple[int, int]], length: int) -> float:
    """Share of a text of `length` tokens that lies in at least one span; 0.0 for an empty text."""
    marked = {i for first, last in spans for i in range(first, last)}
    return len(marked) / length if length else 0.0


def segments(words: Sequence[str], terms: "TermIndex") -> list[list[str]]:
    """The stretches of `words` between names, titles and legal terms: only inside one can a run be copied."""
    kept: list[list[str]] = [[]]
    i = 0
    while i < len(words):
        width = terms.longest_at(words, i)
        if width:
            kept.append([])
        else:
            kept[-1].append(words[i])
        i += max(width, 1)
    return [stretch for stretch in kept if len(stretch) >= COPIED_RUN]


class TermIndex:
    """Names, titles and terms by their first token, to find the longest one that starts at a word."""

    def __init__(self, terms: Iterable[str]) -> None:
        self._by_first: dict[str, dict[int, set[tuple[str, ...]]]] = {}
        for term in terms:
            if words := tuple(tokens(term)):
                self._by_first.setdefault(words[0], {}).setdefault(len(words), set()).add(words)

    def longest_at(self, words: Sequence[str], i: int) -> int:
        """Number of tokens of the longest term that starts at `words[i]`, or 0."""
        lengths = self._by_first.get(words[i])
        if not lengths:
            return 0
        return max((n for n, terms in lengths.items() if tuple(words[i : i + n]) in terms), default=0)


class Library:
    """All fingerprints of a package, to find runs of our prose in them and sources that hold one another."""

    def __init__(self, prints: dict[str, list[str]]) -> None:
        self.prints = prints
        self._known = set().union(*prints.values())

    def copied_from(self, prose: str, terms: TermIndex) -> tuple[str, str] | None:
        """The first run of eight tokens of `prose` that stands in a source: (source, words), or None."""
        words = tokens(prose)
        stretches = segments(words, terms) if self._touches(words) else ()
        found = (self._copied_run(stretch) for stretch in stretches if self._touches(stretch))
        return next((copied for copied in found if copied), None)

    def _touches(self, words: list[str]) -> bool:
        """False when no run can be copied: it would cover RUN shingles in a row, so one of every RUN-th would be known."""
        probes = range(0, len(words) - SHINGLE + 1, RUN)
        return any(shingles(words[i : i + SHINGLE])[0] in self._known for i in probes)

    def _copied_run(self, words: list[str]) -> tuple[str, str] | None:
        hashes = shingles(words)
        for i in range(len(hashes) - RUN + 1):
            run = hashes[i : i + RUN]
            holders = self.prints.items() if self._known.issuperset(run) else ()
            for source, prints in holders:
                if places(run, prints):
                    return source, " ".join(words[i : i + COPIED_RUN])
        return None

    def contained_pairs(self) -> list[tuple[str, str, float]]:
        """Pairs of sources that share a third or more of the shorter one's hashes: (source, source, share)."""
        texts = {source: set(hashes) for source, hashes in sorted(self.prints.items())}
        count = Counter(chain.from_iterable(texts.values()))
        repeated = {value for value, times in count.items() if times > 1}
        holders: dict[str, list[str]] = {}
        for source, hashes in texts.items():
            for value in hashes & repeated:
                holders.setdefault(value, []).append(source)
        shared = Counter(pair for sources in holders.values() for pair in combinations(sources, 2))
        shares = ((a, b, times / min(len(texts[a]), len(texts[b]))) for (a, b), times in shared.items())
        return sorted(pair for pair in shares if pair[2] >= CONTAINED_SHARE)
