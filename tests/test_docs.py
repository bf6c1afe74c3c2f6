"""Derived pages are what the data and schemas say, and a stale one is a finding."""

from datetime import date

from scripts import docs
from scripts.check import ROOT
from scripts.package import open_package
from scripts.rules import RULES


def test_committed_pages_are_current():
    assert docs.stale(open_package(ROOT, date(2026, 11, 21))) == []


def test_a_stale_page_is_found_with_its_line(make_package):
    root = make_package()
    package = open_package(root, date(2026, 11, 21))
    (root / "docs").mkdir()
    (root / "docs/CODEBOOK.md").write_text(docs.codebook(package).replace("## Tables", "## Tabels"))
    (root / "README.md").write_text(f"Title\n{docs.BEGIN}\n{docs.tables_page(package)}\n{docs.END}\n")
    assert [(f.file, f.line, f.code) for f in docs.stale(package)] == [("docs/CODEBOOK.md", 5, "D001")]


def test_every_rule_field_and_code_is_in_the_code_book():
    package = open_package(ROOT, date(2026, 11, 21))
    book = docs.codebook(package)
    assert all(f"| {rule.code} |" in book for rule in RULES)
    assert all(
        f"| `{field['name']}` |" in book
        for resource in package.resources.values()
        for field in resource.fields
        if "vocab" not in resource.path
    )
