"""What a rule is: a function that returns, per row, whether the data are right, and where and how to mend them."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from scripts.package import Package

CELLS = "cells"  # stands for a rule about every filled cell of the package
EVERY = "*"  # stands for a rule about every table


@dataclass(frozen=True)
class Rule:
    """One rule. `holds` takes the table (text, indexed by line) and the package; its docstring is what readers see.

    table: the table it is about, CELLS or EVERY. column: where the finding points; empty for the cell itself (CELLS)
    or the key (EVERY). needs: further tables it reads; it is not run while one of them is left out.
    explain: adds what is particular to a row, when the value alone does not say it.
    """

    code: str
    table: str
    column: str
    holds: Callable[[pd.DataFrame, Package], pd.Series]
    fix: str
    needs: tuple[str, ...] = ()
    explain: Callable[[dict[str, str], Package], str] | None = None
    level: str = "error"

    @property
    def sentence(self) -> str:
        """The rule in words: the first paragraph of the docstring of `holds`, on one line."""
        return " ".join((inspect.getdoc(self.holds) or "").split("\n\n")[0].split())


def per_row(table: pd.DataFrame, package: Package, is_right: Callable[[dict[str, str]], bool]) -> pd.Series:
    """A test of the single rows of a table of the package, as a rule wants it; empty cells are empty strings."""
    return pd.Series([is_right(row) for row in package.rows(table.attrs["name"])], index=table.index, dtype=bool)
