"""What a person reads for a row: the recordLabel of its schema, with codes and keys given by their own labels."""

from functools import cache
from string import Formatter

from scripts.package import Package
from scripts.resources import Resource

Row = dict[str, str]
SHORT = {"resolutions": "{symbol}", "sources": "{publisher} {published_on}"}  # inside the label of another row
REFERENCES = ("record_id", "changed_by_id")


def has_own_label(resource: Resource) -> bool:
    """Whether the label is one column, rather than put together."""
    pattern = resource.schema["recordLabel"]
    return pattern.count("{") == 1 and pattern.startswith("{") and pattern.endswith("}")


def label(package: Package, resource: Resource, row: Row) -> str:
    """The label of a row."""
    return _filled(package, resource, row, resource.schema["recordLabel"])


def _filled(package: Package, resource: Resource, row: Row, pattern: str) -> str:
    """A pattern with its fields filled; the words before an empty field go with it."""
    parts = ((words, _reading(package, resource, column or "", row)) for words, column, *_ in Formatter().parse(pattern))
    return " ".join("".join(words + text for words, text in parts if text).split()).lstrip(":, ")


def _reading(package: Package, resource: Resource, column: str, row: Row) -> str:
    value = row.get(column) or ""
    target = resource.foreign_keys.get(column)
    if column in REFERENCES and column != resource.key:
        target = package.records.get(value, ("", 0))[0]
    if not value or not target:
        return value
    other = _by_key(package, target).get(value)
    if other is None:
        return value
    if package.resources[target].path.startswith("data/vocabularies/"):
        return other["label"] if column in ("authority", "party") else _in_sentence(other["label"])
    resource = package.resources[target]
    return _filled(package, resource, other, SHORT.get(target, resource.schema["recordLabel"]))


def _in_sentence(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


@cache
def _by_key(package: Package, name: str) -> dict[str, Row]:
    return {row[package.resources[name].key]: row for row in package.rows(name)}
