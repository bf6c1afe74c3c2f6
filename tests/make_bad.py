"""The faults of tests/bad, one code each: good/ with one text replaced. `python -m tests.make_bad` writes the folders.

A fault is (file, old, new): `old` stands once in the file; None for the whole file; `new` None removes the file.
expected.txt is written by hand: it is what a person says the checks should find.
"""

import json
import unicodedata
from pathlib import Path

from tests.conftest import BAD, GOOD, ROOT

Fault = tuple[str, str | None, str | None]

LAWS, VERSIONS, ARTICLES = "data/laws.csv", "data/law_versions.csv", "data/articles.csv"
ABSENCES, WITHDRAWN, CLAIMS, INCIDENTS = "data/absences.csv", "data/withdrawn.csv", "data/claims.csv", "data/incidents.csv"
RESOLUTIONS, NAMES = "data/resolutions.csv", "data/names.csv"
SOURCES, DERIVATIONS, CITATIONS = "sources/sources.csv", "sources/derivations.csv", "sources/citations.csv"
DISPUTES, EXCEPTIONS, TREATY = "sources/disputes.csv", "exceptions.csv", "sources/fingerprints/src-example-treaty-2001.fp"
DISPUTE = "dis-0001,lv-0002,event_on,open,The courier is signed; the blog is not.,\n"
REPRINT = "drv-0003,src-example-treaty-2002,src-example-treaty-2001,shares_text,Two printings of one text.\n"
DIGEST = "a4d86fc6b2b4cf15"
ZINE = "\nsrc-example-zine,A zine,Zine,,blog,en,,,,,not_read,not_traced,F,Nobody knows it.,true,,,\n"

FAULTS: dict[str, tuple[Fault, ...]] = {
    "S001": ((ABSENCES, None, None),),
    "S002": ((ABSENCES, "Invented shelves", "Invented sh\udce9lves"),),
    "S003": ((ABSENCES, None, ""),),
    "S004": ((ABSENCES, "absence_id", "\ufeffabsence_id"),),
    "S005": (("data/notes.csv", None, "note\n"),),
    "S006": ((ABSENCES, "Invented shelves", "Invented, shelves"),),
    "S007": ((WITHDRAWN, "Told twice.", '"Told\ntwice."'),),
    "S008": ((WITHDRAWN, "Told twice.", "x" * 5001),),
    "S009": (("sources/fingerprints/notes.fp", None, "658f3e4d33\n96e605d\n"),),
    "S010": (("datapackage.json", '"licenses": [', '"licenses": "none", "was": ['),),
    "S011": (("sources/fingerprints/src-example-zine.fp", None, "658f3e4d33\n"),),
    "S101": ((LAWS, "name_ko", "nameko"),),
    "S103": ((VERSIONS, ",12,", ",twelve,"),),
    "S104": ((LAWS, "law-example,Example Law,", "law-example,,"),),
    "S105": ((LAWS, "/akn/kp", "akn/kp"),),
    "S106": ((VERSIONS, "lv-0002", "lv-0001"),),
    "S107": ((LAWS, ",INT,", ",XX,"),),
    "S108": ((DERIVATIONS, REPRINT, REPRINT + REPRINT.replace("0003", "0004")),),
    "R001": ((LAWS, "보기법", unicodedata.normalize("NFD", "보기법")),),
    "R002": ((WITHDRAWN, "Told twice.", "Told\u200b twice."),),
    "R003": ((WITHDRAWN, "Told twice.", "Told  twice."),),
    "R004": ((WITHDRAWN, "Told twice.", "T\u043eld twice."),),
    "R005": ((WITHDRAWN, "Told twice.", "=Told twice."),),
    "R006": ((VERSIONS, ",12,", ",012,"),),
    "R007": ((WITHDRAWN, "2026-11-20", "2026-02-30"),),
    "R008": ((DERIVATIONS, "drv-0001", "drv-0009"),),
    "R009": (
        ("schemas/incident_agencies.json", "^ia-", "^i[ap]-"),
        ("data/incident_agencies.csv", "ia-0001", "ip-0001"),
        (CITATIONS, "ia-0001", "ip-0001"),
    ),
    "R010": ((ABSENCES, "law-example", "law-exemplary"),),
    "R011": (("data/positions.csv", "res-9001", "agy-example-bureau"),),
    "R012": ((LAWS, ",true,", ",TRUE,"),),
    "R013": ((ABSENCES, "2026-11-20", "2026-11-23"),),
    "R014": ((WITHDRAWN, "Told twice.", "TBD"),),
    "R015": ((ABSENCES, "2026-11-20", "1026-11-20"),),
    "R016": ((WITHDRAWN, "Told twice.", "\uff34old twice."),),
    "R017": ((WITHDRAWN, "Told twice.", "Told <b>twice</b>."),),
    "R018": ((LAWS, "보기법", "Pogibop"),),
    "R101": (
        (VERSIONS, "law-sample-treaty,adopted", "law-example,as_reported"),
        ("data/positions.csv", "law-sample-treaty", "law-example"),
    ),
    "R111": ((VERSIONS, "amended,2021", "amended,2019"),),
    "R112": ((VERSIONS, "amended", "adopted"),),
    "R113": ((VERSIONS, "2020-04", "2019-04"),),
    "R121": ((ARTICLES, "lv-0001,9", "lv-0003,9"),),
    "R122": ((ARTICLES, "9,penalty", "3,licensing"),),
    "R123": ((ARTICLES, "licensing", "penalty"),),
    "R124": ((ARTICLES, "lv-0001,9", "lv-0001,13"),),
    "R201": (("data/agencies.csv", ",2025,", ",2018,"), ("data/agency_relations.csv", "guided_by", "succeeds")),
    "R211": (("data/agency_relations.csv", ",2025", ",2019"),),
    "R212": (("data/agency_relations.csv", "part_of,agy-example-bureau", "part_of,agy-example-company"),),
    "R213": (("data/agency_relations.csv", "2020,2025", "2018,2025"),),
    "R221": (("data/law_agencies.csv", ",2025", ",2019"),),
    "R231": ((NAMES, ",press,", ",hangul,"),),
    "R241": (("data/designations.csv", "2030-06-01", "2014-06-01"),),
    "R243": (("data/designations.csv", "EXe.001", "KPi.001"),),
    "R242": (("data/designations.csv", "agy-example-company", "agy-example-bureau"),),
    "R301": ((RESOLUTIONS, "14,0,1", "14,1,1"),),
    "R302": ((RESOLUTIONS, ",15,", ",8,"),),
    "R303": ((RESOLUTIONS, "13,1,1", "13,0,1"),),
    "R304": ((RESOLUTIONS, "vetoed", "adopted"),),
    "R305": ((RESOLUTIONS, "2030-06-01", "2014-06-01"),),
    "R306": ((RESOLUTIONS, "Halts", "Sets a travel ban and halts"),),
    "R307": ((RESOLUTIONS, "9001 (2010)", "9001 (2011)"),),
    "R311": (("data/provision_changes.csv", "pro-0001,pro-0002", "pro-0002,pro-0001"),),
    "R331": (("data/positions.csv", "abstained", "signed"),),
    "R332": (("data/positions.csv", "2010-05-05", "2010-05-08"),),
    "R401": ((INCIDENTS, "2023-05-05", "2023-05-01"),),
    "R402": ((INCIDENTS, "claimed_by_actor,claimed", "claimed_by_actor,shown"),),
    "R403": ((INCIDENTS, "unverified", "reported"),),
    "R404": ((INCIDENTS, "claimed_by_actor", "official_record"),),
    "R411": ((INCIDENTS, "2023-05-04,2023-05-05", "2009-05-04,2009-05-05"),),
    "R501": (
        (CITATIONS, "clm-0002,statement,src-example-blog-2024,states", "clm-0002,statement,src-example-blog-2024,supports"),
    ),
    "R502": ((CLAIMS, "supported", "overstated"),),
    "R503": ((CLAIMS, "not_checkable", "unsupported"),),
    "R521": ((WITHDRAWN, "inc-0009", "inc-0002"),),
    "C101": ((TREATY, None, None),),
    "C102": (("sources/fingerprints/src-example-treaty-2002.fp", "b9e188a42e\n", ""),),
    "C103": ((SOURCES, "example-treaty-2001,,2026-11-20", "example-treaty-2001,,"),),
    "C104": ((SOURCES, "example-treaty-2001,,2026-11-20", "example-treaty-2001,,2000-11-20"),),
    "C105": ((SOURCES, "full,derived,B,Names", "full,own_reporting,B,Names"),),
    "C106": ((SOURCES, "The courier names it.,false,,,\n", "The courier names it.,false,,," + ZINE),),
    "C107": ((SOURCES, f"{DIGEST},2027-11-20", f"{DIGEST},2025-11-20"),),
    "C108": ((SOURCES, "https://example.org/example-treaty-2002", "https://example.org/example-treaty-2001"),),
    "C109": ((DERIVATIONS, REPRINT, ""),),
    "C110": ((SOURCES, "https://example.org/example-treaty-2001", ""),),
    "C111": ((SOURCES, f"{DIGEST},2027-11-20", f"{DIGEST},"),),
    "C112": (("sources/fingerprints/src-example-treaty-2002.fp", "d1644efd3e", "d1644efd3f"),),
    "C121": ((DERIVATIONS, REPRINT, REPRINT + "drv-0004,src-example-law-en,src-example-law-en,translates,It says so.\n"),),
    "C122": ((SOURCES, "en,2023-05-04", "en,2023-05-09"),),
    "C123": ((SOURCES, "Example Library,,instrument,en,", "Example Library,,instrument,ko,"),),
    "C201": ((CITATIONS, "agy-example-company,name_en;country", "agy-example-company,name_en"),),
    "C202": ((ARTICLES, "Sample machines are registered", "Both shall enter every sample machine in the register of it"),),
    "C211": ((CITATIONS, "res-draft-example,status,", "res-draft-sample,status,"),),
    "C212": ((CITATIONS, "res-draft-example,status,", "res-draft-example,summary,"),),
    "C213": ((CITATIONS, "title;occurred_on;place,src-example-courier-2023", "title;occurred_on;place,src-example-wire-2023"),),
    "C214": ((CITATIONS, "context", "states"),),
    "C215": ((DISPUTES, DISPUTE, ""),),
    "C216": ((CITATIONS, "contradicts,2022", "contradicts,"),),
    "C217": ((CITATIONS, ",title,Sample", ",,Sample"),),
    "C218": ((INCIDENTS, "2016-09-09", "2016-09-12"),),
    "C221": ((CITATIONS, '"was last', '"The Sample Machines Act, as we call it, was last'),),
    "C222": ((CITATIONS, "was last changed", "was first changed"),),
    "C223": ((CITATIONS, "reads faces at the market.", "reads minds at the market."),),
    "C224": ((CITATIONS, ',"With this the meeting, which had begun",', ",On 9 September 2016,closed at six in the evening."),),
    "C225": ((CITATIONS, "reads faces at the market.", "at the market."),),
    "C231": ((DISPUTES, DISPUTE, DISPUTE + DISPUTE.replace("0001", "0002").replace("event_on", "event")),),
    "C232": ((DISPUTES, "open", "resolved"),),
    "X001": ((EXCEPTIONS, "expires\n", "expires\nexc-0001,C106,sources,src-example-law-ko,Kept for later.,2027-11-21\n"),),
    "X003": ((EXCEPTIONS, "expires\n", "expires\nexc-0001,C106,sources,src-example-law-ko,Kept for later.,2029-11-20\n"),),
    "X002": ((EXCEPTIONS, "expires\n", "expires\nexc-0001,C106,sources,src-example-law-ko,Kept for later.,2026-11-20\n"),),
}


def write(folder: Path, faults: tuple[Fault, ...]) -> None:
    """Write the changed files of one code, and nothing else, into its folder."""
    for name, old, new in faults:
        target = folder / ("remove.txt" if new is None else name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(f"{name}\n".encode() if new is None else changed(name, old, new).encode("utf-8", "surrogateescape"))


def changed(name: str, old: str | None, new: str) -> str:
    """The text of a file with its fault; of JSON only the parts that differ."""
    if old is None:
        return new
    base = (ROOT if name.endswith(".json") else GOOD) / name
    text = base.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {base}"
    text = text.replace(old, new)
    if not name.endswith(".json"):
        return text
    before, after = json.loads(base.read_text(encoding="utf-8")), json.loads(text)
    return json.dumps({k: v for k, v in after.items() if before.get(k) != v}, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    for code, faults in FAULTS.items():
        write(BAD / code, faults)
