"""Rules about resolutions and drafts. Votes in the Security Council: Charter of the United Nations, Articles 23 and 27."""

import re

import pandas as pd

from scripts.dates import in_order
from scripts.evidence import tokens
from scripts.package import Package
from scripts.rule import Rule

COUNCIL_SEATS, COUNCIL_MAJORITY = 15, 9
VOTES = ["votes_for", "votes_against", "votes_abstain"]
_SYMBOL = re.compile(r"S/RES/([0-9]+) \(([0-9]{4})\)")
ADOPTED = ("in_force", "adopted", "expired", "superseded")


def _votes(resolutions: pd.DataFrame) -> pd.DataFrame:
    return resolutions[VOTES].apply(pd.to_numeric, errors="coerce")


def _has_odd_votes(resolutions: pd.DataFrame) -> pd.Series:
    """Rows with a vote that is no plain integer: that is a finding of its own, and nothing can be counted."""
    return ~resolutions[VOTES].fillna("0").apply(lambda votes: votes.str.fullmatch("[0-9]+")).all(axis=1)


def council_votes_fit_the_council(resolutions: pd.DataFrame, package: Package) -> pd.Series:
    """Votes in the Security Council sum to 15 or fewer."""
    return (resolutions["body"] != "unsc") | _has_odd_votes(resolutions) | (_votes(resolutions).sum(axis=1) <= COUNCIL_SEATS)


def adopted_council_resolutions_have_nine_votes(resolutions: pd.DataFrame, package: Package) -> pd.Series:
    """A resolution that the Security Council adopted has at least nine votes in favour."""
    counted = (resolutions["body"] == "unsc") & resolutions["status"].isin(ADOPTED) & resolutions["votes_for"].notna()
    return ~counted | _has_odd_votes(resolutions) | (_votes(resolutions)["votes_for"] >= COUNCIL_MAJORITY)


def vetoed_drafts_are_never_in_force(resolutions: pd.DataFrame, package: Package) -> pd.Series:
    """A vetoed draft was voted down by a permanent member: it has a vote against, no mandate, and changes nothing."""
    vetoed = resolutions["status"] == "vetoed"
    of_paragraph = package.tables["provisions"].drop_duplicates("provision_id").set_index("provision_id")["resolution_id"]
    changing = package.tables["provision_changes"]["changed_by_id"]
    changed = resolutions["resolution_id"].isin(changing.map(of_paragraph).fillna(changing))
    against = _has_odd_votes(resolutions) | (_votes(resolutions)["votes_against"] >= 1)
    return ~vetoed | (against & resolutions["mandate_end_on"].isna() & ~changed)


def drafts_in_force_were_not_voted_down(resolutions: pd.DataFrame, package: Package) -> pd.Series:
    """A draft (key res-draft-…) is never in force: once adopted it is known by its resolution number."""
    return ~(resolutions["resolution_id"].str.startswith("res-draft-") & resolutions["status"].isin(ADOPTED))


def mandates_end_after_adoption(resolutions: pd.DataFrame, package: Package) -> pd.Series:
    """A mandate does not end before the resolution that gives it."""
    return in_order(resolutions, "adopted_on", "mandate_end_on")


def measures_named_in_summaries_are_coded(resolutions: pd.DataFrame, package: Package) -> pd.Series:
    """A measure that a summary names (a phrase of data/vocabularies/measure_types.csv) is coded among the provisions."""
    return resolutions.apply(lambda row: not _uncoded(row, package), axis=1)


def _uncoded(row: "dict[str, str] | pd.Series", package: Package) -> list[str]:
    provisions = package.tables["provisions"]
    coded = set(provisions.loc[provisions["resolution_id"] == row["resolution_id"], "measure_type"])
    words = f" {' '.join(tokens(row['summary'] if isinstance(row['summary'], str) else ''))} "
    return [
        measure["code"]
        for measure in package.rows("measure_types")
        if measure["code"] not in coded
        and any(f" {' '.join(tokens(phrase))} " in words for phrase in measure["phrases"].split(";") if phrase)
    ]


def symbols_fit(resolutions: pd.DataFrame, package: Package) -> pd.Series:
    """The symbol of an adopted Security Council resolution has the number of its key and the year of its adoption."""
    return resolutions.fillna("").apply(_has_its_symbol, axis=1)


def _has_its_symbol(row: "pd.Series[str]") -> bool:
    symbol = _SYMBOL.fullmatch(row["symbol"])
    if not symbol:
        return row["body"] != "unsc" or row["status"] not in ADOPTED or row["resolution_id"].startswith("res-draft-")
    key, year = row["resolution_id"] == f"res-{symbol[1]}", row["adopted_on"][:4] in ("", symbol[2])
    return row["body"] == "unsc" and key and year


def _missing_measures(row: dict[str, str], package: Package) -> str:
    return f"Not coded: {', '.join(_uncoded(row, package))}."


RULES = (
    Rule("R301", "resolutions", "votes_for", council_votes_fit_the_council, "compare the votes with the record"),
    Rule(
        "R302",
        "resolutions",
        "votes_for",
        adopted_council_resolutions_have_nine_votes,
        "compare the votes and the status with the record",
    ),
    Rule(
        "R303",
        "resolutions",
        "status",
        vetoed_drafts_are_never_in_force,
        "correct the status, the votes or the change",
        needs=("provision_changes", "provisions"),
    ),
    Rule(
        "R304",
        "resolutions",
        "status",
        drafts_in_force_were_not_voted_down,
        "use vetoed or not_adopted, or the key of the resolution",
    ),
    Rule("R307", "resolutions", "symbol", symbols_fit, "write it as S/RES/2321 (2016); compare key, body and date"),
    Rule("R305", "resolutions", "mandate_end_on", mandates_end_after_adoption, "compare both dates with their passages"),
    Rule(
        "R306",
        "resolutions",
        "summary",
        measures_named_in_summaries_are_coded,
        "add the provision, or do not name the measure",
        needs=("provisions", "measure_types"),
        explain=_missing_measures,
    ),
)
