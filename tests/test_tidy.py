"""Tidy sorts, trims and numbers, changes no value, and writes all or nothing."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from scripts import tidy
from scripts.tidy import as_csv, free_keys, tidy_cell, tidy_rows

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=20)


@given(words)
def test_a_tidy_cell_stays_as_it_is(cell: str) -> None:
    assert tidy_cell(tidy_cell(cell)) == tidy_cell(cell)


@given(words)
def test_tidying_alters_no_word(cell: str) -> None:
    assert tidy_cell(cell).split() == unicodedata.normalize("NFC", cell).split()


@given(st.lists(st.tuples(st.from_regex(r"inc-[0-9]{4}", fullmatch=True), words.filter(str.strip)), max_size=8))
def test_rows_are_sorted_and_none_is_lost(rows: list[tuple[str, str]]) -> None:
    done = tidy_rows([list(row) for row in rows], 0, [])
    assert [row[0] for row in done] == sorted(row[0] for row in rows)
    assert sorted(row[1] for row in done) == sorted(tidy_cell(row[1]) for row in rows)


def test_new_keys_follow_the_highest_ever_used():
    free = free_keys("^inc-[0-9]{4}$", ["inc-0001", "inc-0007", "new"])
    assert [row[0] for row in tidy_rows([["new", "b"], ["inc-0001", "a"], ["new", "c"]], 0, free)] == [
        "inc-0001",
        "inc-0008",
        "inc-0009",
    ]


def test_a_withdrawn_key_is_not_given_again(make_package):
    root = make_package()
    (root / "data/withdrawn.csv").write_text("record_id,withdrawn_on,reason,replaced_by\nabs-0041,2026-11-21,Twice.,\n")
    table = root / "data/absences.csv"
    header, *rows = table.read_text().splitlines()
    table.write_text("\n".join([header, *rows, "new,Is it there?,,Pages,word,2026-11-21,nothing_found,"]) + "\n")
    assert tidy.main(["--package", str(root)]) == 0
    assert "abs-0042,Is it there?" in table.read_text()


def test_line_ends_and_marks_are_mended(make_package):
    root = make_package()
    table = root / "data/laws.csv"
    tidy_bytes = table.read_bytes()
    table.write_bytes(b"\xef\xbb\xbf" + tidy_bytes.replace(b"\n", b"\r\n"))
    assert tidy.main(["--package", str(root)]) == 0
    assert table.read_bytes() == tidy_bytes


def test_a_tidy_package_is_left_alone(make_package, capsys):
    assert tidy.main(["--package", str(make_package())]) == 0
    assert capsys.readouterr().out == ""


def test_one_broken_table_leaves_all_as_they_are(make_package, capsys):
    root = make_package()
    (root / "data/laws.csv").write_bytes((root / "data/laws.csv").read_bytes().replace(b"\n", b"\r\n"))
    (root / "data/agencies.csv").write_text('agency_id,name_en\nagy-x,"open\n')
    before = (root / "data/laws.csv").read_bytes()
    assert tidy.main(["--package", str(root)]) == 2
    assert (root / "data/laws.csv").read_bytes() == before
    assert capsys.readouterr().err.startswith("tidy: data/agencies.csv:2")


def test_new_is_refused_where_keys_are_slugs(make_package, capsys):
    root = make_package()
    table = root / "data/agencies.csv"
    header = table.read_text().splitlines()[0]
    table.write_text(header + "\nnew" + "," * header.count(",") + "\n")
    assert tidy.main(["--package", str(root)]) == 2
    assert "write one instead of new" in capsys.readouterr().err


def test_cells_are_quoted_only_where_needed():
    assert as_csv([["a", "b,c", 'd"e']]) == 'a,"b,c","d""e"\n'
