"""Whole tables as files: a CSV for each table and for the main views, and one zip of all of them, byte for byte repeatable."""

import csv
import io
import zipfile
from pathlib import Path

from sqlite_utils import Database

from scripts.package import Package

LEFT_OUT = ("exceptions", "legal_terms")
VIEWS = ("evidence", "timeline", "who_got_it_from_whom", "passages")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same time stamp in every build


def write_downloads(db: Database, package: Package, into: Path) -> list[Path]:
    """Write the CSVs and the zip into a folder; the files written."""
    into.mkdir(parents=True, exist_ok=True)
    listed = [name for name in package.resources if name not in LEFT_OUT]
    texts = {f"{name}.csv": _as_csv(db, name) for name in (*listed, *VIEWS)}
    for name, text in texts.items():
        (into / name).write_text(text, encoding="utf-8", newline="")
    bundle = into / f"{package.descriptor['name']}.zip"
    with zipfile.ZipFile(bundle, "w") as archive:
        for name, text in sorted(texts.items()):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED, 9)
    return [*(into / name for name in texts), bundle]


def _as_csv(db: Database, name: str) -> str:
    rows = db.execute(f'select * from "{name}"')
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column[0] for column in rows.description)
    writer.writerows(rows)
    return out.getvalue()
