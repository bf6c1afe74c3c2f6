"""Stages R and C: runs the rules as pandera checks, and turns the rows that fail into findings."""

from collections.abc import Iterable
from functools import partial

import pandas as pd
import pandera.pandas as pa

from scripts.findings import Finding
from scripts.package import Package
from scripts.resources import PackageError
from scripts.rule import CELLS, EVERY, Rule
from scripts.rules import RULES


class RuleError(Exception):
    """A rule itself broke; the message names it."""


def check(package: Package) -> list[Finding]:
    """Findings of all rules whose tables are at hand."""
    _require_tables(package)
    ready = [rule for rule in RULES if set(rule.needs) <= set(package.tables)]
    findings = _run(package, package.cells, [rule for rule in ready if rule.table == CELLS])
    for name, table in package.tables.items():
        findings += _run(package, table, [rule for rule in ready if rule.table in (name, EVERY)])
    return findings


def _require_tables(package: Package) -> None:
    """Raise PackageError unless every table that a rule names is listed; else the rule would be silent for ever."""
    named = {name for rule in RULES for name in (rule.table, *rule.needs)}
    if missing := sorted(named - {CELLS, EVERY} - set(package.resources)):
        raise PackageError(f"datapackage.json: lists no table {missing[0]}, which the rules need; restore it from git")


def _run(package: Package, frame: pd.DataFrame, rules: list[Rule]) -> list[Finding]:
    if frame.empty or not rules:
        return []
    by_code = {rule.code: rule for rule in rules}
    return [_finding(package, frame, by_code[code], index) for code, index in _failures(package, frame, rules)]


def _failures(package: Package, frame: pd.DataFrame, rules: list[Rule]) -> Iterable[tuple[str, int]]:
    """(code, index) of each row that breaks a rule. pandera repeats a row once per column, so repeats are dropped."""
    checks = [pa.Check(partial(rule.holds, package=package), error=rule.code, ignore_na=False) for rule in rules]
    try:
        pa.DataFrameSchema(checks=checks).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as failed:
        cases = failed.failure_cases[["check", "index", "failure_case"]]
        broken = cases[cases["index"].isna()]
        if len(broken):
            raise RuleError(f"rule {broken.iloc[0]['check']} itself failed: {broken.iloc[0]['failure_case']}") from None
        return cases[["check", "index"]].drop_duplicates().itertuples(index=False, name=None)
    return ()


def _finding(package: Package, frame: pd.DataFrame, rule: Rule, index: int) -> Finding:
    row = frame.loc[index].fillna("").to_dict()
    if rule.table == CELLS:
        name, line, column, record, value = row["table"], row["line"], row["column"], row["record_id"], row["value"]
    else:
        name, line = frame.attrs["name"], index
        column = rule.column or package.resources[name].key
        record, value = row[package.resources[name].key], row.get(column, "")
    message = f"{_quoted(value)}: {rule.sentence}"
    if rule.explain:
        message = f"{message} {rule.explain(row, package)}".rstrip()
    return Finding(package.resources[name].path, int(line), rule.code, column, message, rule.fix, record, value, rule.level)


def _quoted(value: str) -> str:
    return repr(value if len(value) <= 80 else f"{value[:79]}…")
