"""Reads one CSV: its faults, or its cells as text with the physical line of each row."""

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import zip_longest
from pathlib import Path

import pandas as pd

from scripts.findings import Finding
from scripts.resources import Resource

SEPARATORS = {";": "semicolons", "\t": "tabs"}  # what some spreadsheets write
CELL_MAX = 5_000  # characters; a longer cell is an accident


def faults(root: Path, resource: Resource) -> Iterator[Finding]:
    """Faults that make a table unreadable, each with its line."""

    def fault(line: int, code: str, message: str, fix: str, column: str = "") -> Finding:
        return Finding(resource.path, line, code, column, message, fix)

    try:
        raw = _read_file(root / resource.path)
    except OSError:
        yield fault(0, "S001", f"{resource.path} cannot be opened, but datapackage.json lists it.", "restore the file from git")
        return
    if not raw.strip():
        yield fault(0, "S003", f"{resource.path} is empty; a table has at least its header.", "restore the file from git")
        return
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        yield fault(line, "S002", f"byte 0x{raw[error.start]:02x} is not UTF-8.", "save the file as UTF-8")
        return
    if text.startswith("\ufeff"):
        yield fault(1, "S004", "The file starts with a byte order mark.", "run make tidy, or save as UTF-8 without BOM")
    elif "\r" in text:
        line = text[: text.index("\r")].count("\n") + 1
        yield fault(line, "S004", "Lines end in CR; they end in LF.", "run make tidy, or save with LF line ends")
    elif found := list(_shape_faults(text, [spec["name"] for spec in resource.fields], fault)):
        yield from found
    elif (plain := as_csv(cells for _, cells in iter_records(text))) != text:
        line = _first_difference(text, plain)
        yield fault(line, "S004", "The line has quotes it needs not, or the last line does not end.", "run make tidy")


def _read_file(path: Path) -> bytes:
    if not path.is_file():  # a pipe would be waited for without end
        raise FileNotFoundError(path)
    return path.read_bytes()


def _first_difference(one: str, other: str) -> int:
    pairs = zip_longest(one.split("\n"), other.split("\n"))
    line = next(line for line, (left, right) in enumerate(pairs, 1) if left != right)
    return min(line, len(one.splitlines()))  # what lacks behind the last line is told there


def _shape_faults(text: str, names: list[str], fault: Callable[..., Finding]) -> Iterator[Finding]:
    records = iter_records(text)
    try:
        _, header = next(records)
        if header != names:
            yield _header_fault(header, names, fault)
            return
        for line, cells in records:
            if not any(cell.strip() for cell in cells):
                yield fault(line, "S006", "The row is empty.", "remove the line, or run make tidy")
            elif len(cells) != len(header):
                message = f"The row has {len(cells)} cells; the header has {len(header)}."
                yield fault(line, "S006", message, "check commas and quotes of this line")
            for column, cell in zip(header, cells, strict=False):
                if "\n" in cell or len(cell) > CELL_MAX:
                    yield _cell_fault(line, column, cell, fault)
    except QuoteError as error:
        yield fault(error.line, "S006", f"The row cannot be read as CSV ({error}).", "check the quotes of this line")


def _cell_fault(line: int, column: str, cell: str, fault: Callable[..., Finding]) -> Finding:
    if "\n" in cell:
        return fault(line, "S007", "The cell holds a line break.", "write the cell on one line; check its quotes", column)
    message = f"The cell has {len(cell)} characters; at most {CELL_MAX}."
    return fault(line, "S008", message, "shorten it; check its quotes", column)


def _header_fault(header: list[str], names: list[str], fault: Callable[..., Finding]) -> Finding:
    if len(header) == 1 and (mark := next((mark for mark in SEPARATORS if mark in header[0]), "")):
        message = f"The cells are separated by {SEPARATORS[mark]}; they are by commas."
        return fault(1, "S101", message, "save the file again as CSV UTF-8, separated by commas", names[0])
    found, wanted = next(pair for pair in zip_longest(header, names, fillvalue="") if pair[0] != pair[1])
    message = f"The header has {found[:80]!r} where the schema has {wanted!r}."
    return fault(1, "S101", message, "restore the header; its columns are the fields of the schema, in order", wanted or found)


class QuoteError(Exception):
    """The text is no CSV from `line` on."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


def iter_records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Records of CSV text with the physical line each starts on."""
    csv.field_size_limit(sys.maxsize)
    reader = csv.reader(StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise QuoteError(start, str(error)) from None


def as_csv(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV text with LF line ends and no more quotes than needed."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def read_table(root: Path, resource: Resource) -> pd.DataFrame:
    """A table without faults: cells as text, empty ones missing, indexed by physical line."""
    records = list(iter_records((root / resource.path).read_text(encoding="utf-8")))
    lines, cells = [line for line, _ in records[1:]], [cells for _, cells in records[1:]]
    frame = pd.DataFrame(cells, columns=pd.Index(records[0][1], dtype=object), index=pd.Index(lines, dtype=int), dtype=object)
    frame = frame.mask(frame == "")
    frame.attrs["name"] = resource.name
    return frame


def as_rows(table: pd.DataFrame) -> list[dict[str, str]]:
    """The rows of a table as dictionaries, empty cells as empty strings."""
    columns = [table[name].fillna("").tolist() for name in table.columns]
    return [dict(zip(table.columns, cells, strict=True)) for cells in zip(*columns, strict=True)]
