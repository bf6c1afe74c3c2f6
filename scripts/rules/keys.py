"""Rules about keys: they are unique, sorted, and what they point to exists."""

import re
from difflib import get_close_matches

import pandas as pd

from scripts.package import Package
from scripts.rule import CELLS, EVERY, Rule

FITTING = {("positions", "record_id"): ("law-", "res-"), ("provision_changes", "changed_by_id"): ("res-", "pro-")}
ABOUT_FACTS = ("names", "claims", "absences")
EVIDENCE = ("cit-", "drv-", "dis-", "src-")
REPEATED_KEY = "give the row a key of its own; in a numbered table write new and run make tidy"
CODES_SHOWN = 30  # a list of codes up to this long is printed whole


def foreign_keys_exist(cells: pd.DataFrame, package: Package) -> pd.Series:
    """A key or code that points to another table stands in that table."""
    known = {name: set(table[package.resources[name].key]) for name, table in package.tables.items()}
    allowed = {
        (name, column): known[target]
        for name, resource in package.resources.items()
        for column, target in resource.foreign_keys.items()
        if target in known
    }
    places = zip(cells["table"], cells["column"], cells["value"], strict=True)
    right = [value in allowed[name, column] if (name, column) in allowed else True for name, column, value in places]
    return pd.Series(right, index=cells.index, dtype=bool)


def withdrawal(key: str, package: Package) -> str:
    """What to do with a row that points to a withdrawn key; empty for any other key."""
    after = next((row["replaced_by"] for row in package.rows("withdrawn") if row["record_id"] == key), None)
    return "" if after is None else f"It is withdrawn: {f'point to {after}' if after else 'remove this row too'}."


def _target(row: dict[str, str], package: Package) -> str:
    """The table a key belongs to, with the keys most like it, or all codes of a short list; of a withdrawn key, what now."""
    if note := withdrawal(row["value"], package):
        return note
    resource = package.resources[package.resources[row["table"]].foreign_keys[row["column"]]]
    known = package.tables[resource.name][resource.key].dropna().tolist()
    if len(known) <= CODES_SHOWN:
        return f"The codes of {resource.path} are {', '.join(known)}."
    numbered = re.fullmatch(r"[a-z]+-[0-9]+", known[0])  # of numbers, those alike mean nothing
    like = [] if numbered else get_close_matches(row["value"], known, n=3)
    return f"The table is {resource.path}." + (f" Did you mean {' or '.join(like)}?" if like else "")


def rows_are_sorted(table: pd.DataFrame, package: Package) -> pd.Series:
    """Rows are sorted by key, so that a change shows as one line."""
    keys = table[package.resources[table.attrs["name"]].key].fillna("")
    return keys >= keys.shift(fill_value="")


def unique_keys_are_unique(table: pd.DataFrame, package: Package) -> pd.Series:
    """No two rows say the same: the columns of each uniqueKeys of the schema differ."""
    keys = package.resources[table.attrs["name"]].schema.get("uniqueKeys", [])
    repeated = [table.fillna("").duplicated(columns) for columns in keys]
    return ~pd.concat(repeated, axis=1).any(axis=1) if repeated else pd.Series(True, index=table.index)


def keys_are_unique_across_tables(cells: pd.DataFrame, package: Package) -> pd.Series:
    """A key is used once in the whole package."""
    keys = {n: r.key for n, r in package.resources.items() if r.key.endswith("_id") and n != "withdrawn"}
    is_key = cells["table"].map(keys) == cells["column"]
    return ~is_key | ~cells["value"].where(is_key).duplicated()


def referred_records_exist(cells: pd.DataFrame, package: Package) -> pd.Series:
    """A record that a row speaks about exists; prefixes of keys tell its table."""
    own = cells["table"].map({name: resource.key for name, resource in package.resources.items()}) == cells["column"]
    refers = cells["column"].isin(["record_id", "changed_by_id", "replaced_by"]) & ~own & (cells["table"] != "citations")
    known = set(filter(package.may_hold, cells.loc[refers, "value"].unique()))
    return ~refers | cells["value"].isin(known)


def prefixes_fit_their_table(cells: pd.DataFrame, package: Package) -> pd.Series:
    """A position is about a law or resolution, and a change is made by a resolution or paragraph; a name, claim or absence is
    about neither itself nor evidence.
    """
    about = cells[cells["table"].isin([*ABOUT_FACTS, *(table for table, _ in FITTING)])]
    rows = zip(about["table"], about["column"], about["record_id"], about["value"], strict=True)
    right = pd.Series([_fits(*row) for row in rows], index=about.index, dtype=bool)
    return right.reindex(cells.index, fill_value=True)


def _fits(table: str, column: str, record: str, value: str) -> bool:
    if (table, column) in FITTING:
        return value.startswith(FITTING[table, column])
    return column != "record_id" or table not in ABOUT_FACTS or not (value == record or value.startswith(EVIDENCE))


RULES = (
    Rule(
        "S107",
        CELLS,
        "",
        foreign_keys_exist,
        "correct the key or code, or add the row it names first",
        explain=_target,
    ),
    Rule("S108", EVERY, "", unique_keys_are_unique, "merge it with the row above that says the same"),
    Rule("R008", EVERY, "", rows_are_sorted, "run make tidy"),
    Rule("R009", CELLS, "", keys_are_unique_across_tables, REPEATED_KEY),
    Rule("R010", CELLS, "", referred_records_exist, "correct the key, or add the record"),
    Rule("R011", CELLS, "", prefixes_fit_their_table, "name a record of the fitting table"),
)
