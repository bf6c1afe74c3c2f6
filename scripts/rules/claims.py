"""Rules about claims: who states them, and what a verdict needs."""

import pandas as pd

from scripts.package import Package
from scripts.rule import Rule
from scripts.standing import citations_by_cell

EVIDENCE = ("citations", "sources")
OPINIONS = ("prediction", "recommendation")


def _stances(claims: pd.DataFrame, package: Package) -> pd.Series:
    cells = citations_by_cell(package)
    return claims["claim_id"].map(lambda key: {c["stance"] for c in cells.get((key, "statement"), ())})


def claims_are_stated_by_a_source(claims: pd.DataFrame, package: Package) -> pd.Series:
    """Every claim has a citation of a source that states it, save a misconception that a source only contradicts."""
    stances = _stances(claims, package)
    listed = (claims["kind"] == "misconception") & stances.map(lambda found: "contradicts" in found).astype(bool)
    return stances.map(lambda found: "states" in found).astype(bool) | listed


def verdicts_have_evidence(claims: pd.DataFrame, package: Package) -> pd.Series:
    """A supported claim has a supporting citation; a contradicted or overstated one has a contradicting citation."""
    needed = claims["verdict"].map({"supported": "supports", "contradicted": "contradicts", "overstated": "contradicts"})
    pairs = zip(needed, _stances(claims, package), strict=True)
    return pd.Series([not isinstance(n, str) or n in found for n, found in pairs], index=claims.index, dtype=bool)


def opinions_are_not_checkable(claims: pd.DataFrame, package: Package) -> pd.Series:
    """A prediction or a recommendation cannot be checked."""
    return ~claims["kind"].isin(OPINIONS) | (claims["verdict"] == "not_checkable")


RULES = (
    Rule("R501", "claims", "statement", claims_are_stated_by_a_source, "add a citation with stance states", needs=EVIDENCE),
    Rule("R502", "claims", "verdict", verdicts_have_evidence, "add the citation, or use unsupported", needs=EVIDENCE),
    Rule("R503", "claims", "verdict", opinions_are_not_checkable, "use not_checkable, or another kind"),
)
