"""Rules about names."""

import re

import pandas as pd

from scripts.package import Package
from scripts.rule import Rule

_HANGUL = re.compile("[\uac00-\ud7a3]")


def names_match_their_script(names: pd.DataFrame, package: Package) -> pd.Series:
    """A name in Hangul has Hangul letters, and a romanised one has none."""
    has_hangul = names["name"].map(lambda name: bool(_HANGUL.search(name))).astype(bool)
    is_hangul = names["script_or_system"].isin(["hangul", "hangul_south"])
    is_latin = names["script_or_system"].isin(["mccune_reischauer", "revised", "dprk_english"])
    return ~(is_hangul & ~has_hangul) & ~(is_latin & has_hangul)


RULES = (
    Rule("R231", "names", "script_or_system", names_match_their_script, "choose the script or system the name is written in"),
)
