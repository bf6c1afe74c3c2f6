"""What a schema must hold before anything else reads it; the first thing that it lacks is said in a few words."""

import re
from collections.abc import Callable
from typing import Any

PARTS = {"name": str, "title": str, "type": str, "description": str, "example": str, "citable": bool, "constraints": dict}
TEXTS = ("prose", "name", "verbatim")
BOUNDS = ("minimum", "maximum", "minLength", "maxLength")


def lacking(schema: dict[str, Any]) -> str:
    """What is wrong with a schema, to follow its file name; empty when nothing is."""
    fields = schema.get("fields")
    if not isinstance(fields, list) or not fields or not all(isinstance(spec, dict) for spec in fields):
        return "needs a list of fields"
    faulty = (f"field {spec.get('name', n)!r} {fault}" for n, spec in enumerate(fields, 1) if (fault := _field_fault(spec)))
    return next(faulty, "") or _key_fault(schema, {spec["name"] for spec in fields})


def _field_fault(spec: dict[str, Any]) -> str:
    for part, kind in PARTS.items():
        if not isinstance(spec.get(part), kind) or spec[part] == "":
            return f"needs {part} as {kind.__name__}"
    if spec.get("text", "name") not in TEXTS:
        return f"has a text that is none of {', '.join(TEXTS)}"
    return _constraint_fault(spec["constraints"])


def _constraint_fault(constraints: dict[str, Any]) -> str:
    if not isinstance(constraints.get("required"), bool):
        return "needs constraints with required as bool"
    if bound := next((name for name in BOUNDS if not _is_number(constraints.get(name, 0))), ""):
        return f"has a {bound} that is no number"
    return "" if _is_pattern(constraints.get("pattern", "")) else "has a pattern that is no regular expression"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_pattern(value: object) -> bool:
    try:
        return isinstance(value, str) and bool(re.compile(value))
    except (re.error, RecursionError, OverflowError):
        return False


def _key_fault(schema: dict[str, Any], names: set[str]) -> str:
    """What is wrong with the keys and the label of a schema, whose columns must all be fields."""
    checks: dict[str, Callable[[], bool]] = {
        "primaryKey of one of its fields": lambda: len(schema["primaryKey"]) == 1 and set(schema["primaryKey"]) <= names,
        "foreignKeys of one field each, to a resource and its key": lambda: _link(schema, names),
        "uniqueKeys of its fields": lambda: all(
            isinstance(k, list) and k and set(k) <= names for k in schema.get("uniqueKeys", [])
        ),
        "recordLabel of its fields": lambda: _label_names(schema["recordLabel"]) <= names,
    }
    return next((f"needs {wanted}" for wanted, is_right in checks.items() if not _holds(is_right)), "")


def _holds(is_right: Callable[[], bool]) -> bool:
    """Whether a part is right; one that is missing or of another kind is not."""
    try:
        return is_right()
    except (KeyError, TypeError):
        return False


def _link(schema: dict[str, Any], names: set[str]) -> bool:
    keys = schema.get("foreignKeys", [])
    return all(
        key["fields"] in names and all(isinstance(key["reference"][p], str) for p in ("resource", "fields")) for key in keys
    )


def _label_names(label: str) -> set[str]:
    """Names in braces, of which a label has one at least."""
    return set(re.findall(r"\{(\w+)\}", label)) or {""}
