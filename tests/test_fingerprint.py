"""The fingerprint command writes the file and its length together, or nothing."""

from scripts import fingerprint
from scripts.tables import iter_records


def lengths(root):
    (_, header), *rows = iter_records((root / "sources/sources.csv").read_text())
    return {cells[0]: dict(zip(header, cells, strict=True))["fingerprint_length"] for _, cells in rows}


def test_a_text_is_fingerprinted_and_its_length_recorded(make_package, tmp_path):
    root = make_package()
    source = next(iter(lengths(root)))
    text = tmp_path / "page.txt"
    text.write_text("제27조 AI—state plans, 第3条 (2022)")
    assert fingerprint.main(["--package", str(root), "--source", source, "--text", str(text)]) == 0
    written = (root / f"sources/fingerprints/{source}.fp").read_text()
    assert written == "658f3e4d33\n96e605d3cd\nf605c91592\n3054cec46b\n8a0f564ab5\n"
    assert lengths(root)[source] == "5"


def test_an_unknown_source_changes_nothing(make_package, tmp_path, capsys):
    root = make_package()
    text = tmp_path / "page.txt"
    text.write_text("four words are enough")
    before = (root / "sources/sources.csv").read_bytes()
    assert fingerprint.main(["--package", str(root), "--source", "src-nobody", "--text", str(text)]) == 2
    assert (root / "sources/sources.csv").read_bytes() == before
    assert not (root / "sources/fingerprints/src-nobody.fp").exists()
    assert "has no source src-nobody" in capsys.readouterr().err


def test_a_text_that_is_too_short_or_missing_is_one_line(make_package, tmp_path, capsys):
    root = make_package()
    short = tmp_path / "short.txt"
    short.write_text("too short")
    for path in (short, tmp_path / "absent.txt"):
        assert fingerprint.main(["--package", str(root), "--source", "src-x", "--text", str(path)]) == 2
        assert capsys.readouterr().err.count("\n") == 1
