"""Rules about articles of laws."""

import pandas as pd

from scripts.package import Package
from scripts.rule import Rule


def articles_belong_to_a_version_of_their_law(articles: pd.DataFrame, package: Package) -> pd.Series:
    """An article's version is a version of the article's law."""
    law_of = package.tables["law_versions"].set_index("law_version_id")["law_id"]
    return articles["law_version_id"].map(law_of) == articles["law_id"]


def articles_are_not_repeated(articles: pd.DataFrame, package: Package) -> pd.Series:
    """A numbered article has one row for each version and type of provision."""
    same = articles.duplicated(["law_version_id", "article_number", "provision_type"])
    return articles["article_number"].isna() | ~same


def penalties_are_stated(articles: pd.DataFrame, package: Package) -> pd.Series:
    """A row of type penalty says which penalty."""
    return (articles["provision_type"] != "penalty") | articles["penalty"].notna()


def numbers_fit_the_version(articles: pd.DataFrame, package: Package) -> pd.Series:
    """An article's number is no higher than the number of articles of its version, where that is known."""
    counts = package.tables["law_versions"].set_index("law_version_id")["article_count"]
    count = pd.to_numeric(articles["law_version_id"].map(counts[~counts.index.duplicated()]), errors="coerce")
    number = pd.to_numeric(articles["article_number"].str.extract(r"^([0-9]+)", expand=False))
    return ~(number > count)


RULES = (
    Rule(
        "R121",
        "articles",
        "law_version_id",
        articles_belong_to_a_version_of_their_law,
        "name a version of this law",
        needs=("law_versions",),
    ),
    Rule("R122", "articles", "article_number", articles_are_not_repeated, "merge the rows, or name the paragraph in brackets"),
    Rule(
        "R124",
        "articles",
        "article_number",
        numbers_fit_the_version,
        "compare the number and the version with their passages",
        needs=("law_versions",),
    ),
    Rule("R123", "articles", "penalty", penalties_are_stated, "state the penalty, or choose another type"),
)
