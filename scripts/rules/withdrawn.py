"""Rules about withdrawn records."""

import pandas as pd

from scripts.package import Package
from scripts.rule import Rule


def withdrawn_keys_are_not_used(withdrawn: pd.DataFrame, package: Package) -> pd.Series:
    """A withdrawn key is not used again."""
    return ~withdrawn["record_id"].isin(package.records)


RULES = (Rule("R521", "withdrawn", "record_id", withdrawn_keys_are_not_used, "give the new record a new key"),)
