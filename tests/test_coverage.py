"""Coverage counts words in cited passages and names the sentences outside them."""

from datetime import date

from scripts import coverage
from scripts.evidence import tokens
from scripts.package import open_package

TEXT = "The first sentence stands here alone. The second one is cited by nobody! 셋째 문장은 여기 있다. End."


def test_sentences_end_at_marks_and_paragraphs():
    assert coverage.sentences("One here. Two here?\nThree (4.5) here") == ["One here.", "Two here?", "Three (4.5) here"]


def test_only_sentences_outside_passages_are_named():
    length = len(tokens("The first sentence stands here alone."))
    assert list(coverage.uncovered(TEXT, [(0, length)])) == [
        "The second one is cited by nobody!",
        "셋째 문장은 여기 있다.",
        "End.",
    ]


def test_shares_lie_between_nought_and_one_for_every_source_read(make_package):
    package = open_package(make_package(), date(2026, 11, 21))
    shares = coverage.shares(package)
    assert set(shares) == set(package.prints)
    assert all(0 <= share <= 1 for share in shares.values()) and any(shares.values())


def test_an_unknown_source_is_one_line(make_package, capsys):
    assert coverage.main(["--package", str(make_package()), "--source", "src-nobody"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
