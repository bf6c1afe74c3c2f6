"""Rules about what a source can support: it was read, it came after what it tells, and it is cited to the place."""

import pandas as pd

from scripts.dates import TIME_ZONES, certainly_before
from scripts.origins import sources_by_id
from scripts.package import Package
from scripts.rule import Rule, per_row

# Columns that tell what has happened; others, such as the end of a mandate, may be known before.
HAPPENED = ("adopted_on", "event_on", "founded_on", "designated_on", "action_on", "occurred_on", "reported_on")


def cited_sources_were_read(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A source that was not read supports nothing."""
    read = {source for source, row in sources_by_id(package).items() if row["read_as"] != "not_read"}
    return citations["source_id"].isin(read) | ~citations["source_id"].isin(sources_by_id(package))


def sources_do_not_foretell(citations: pd.DataFrame, package: Package) -> pd.Series:
    """What has happened is not borne out by a source published before it; a day is allowed for time zones."""
    published = {source: row["published_on"] for source, row in sources_by_id(package).items()}

    def is_right(row: dict[str, str]) -> bool:
        dates = (package.value(row["record_id"], name) for name in row["fields"].split(";") if name in HAPPENED)
        read = published.get(row["source_id"], "")
        return row["stance"] != "supports" or not any(certainly_before(read, date, TIME_ZONES) for date in dates)

    return per_row(citations, package, is_right)


def _too_early(row: dict[str, str], package: Package) -> str:
    return f"{row['source_id']} is of {sources_by_id(package)[row['source_id']]['published_on']}."


def instruments_are_cited_with_a_locator(citations: pd.DataFrame, package: Package) -> pd.Series:
    """A citation of a legal instrument says where in it: article, paragraph or entry."""
    instruments = {source for source, row in sources_by_id(package).items() if row["source_type"] == "instrument"}
    return ~citations["source_id"].isin(instruments) | citations["locator"].notna()


RULES = (
    Rule("C213", "citations", "source_id", cited_sources_were_read, "cite the source that was read", needs=("sources",)),
    Rule(
        "C217",
        "citations",
        "locator",
        instruments_are_cited_with_a_locator,
        "fill locator: art. 27, para. 11",
        needs=("sources",),
    ),
    Rule(
        "C218",
        "citations",
        "fields",
        sources_do_not_foretell,
        "compare both dates with the passage; a plan is no event",
        needs=("sources",),
        explain=_too_early,
    ),
)
