"""Speed as ratios of medians within one run; no figure in seconds is a promise. `make bench`."""

import contextlib
import http.client
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from scripts.serve import arguments_for
from tests.scale import multiply, multiply_database

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
DB = ROOT / "build" / "dprk-ai-governance.db"
TIMES = int(os.environ.get("BENCH_TIMES", "100"))
ROUNDS = 5
REQUESTS = 200


def seconds(command, rounds=ROUNDS, code=0):
    """Median wall time of a command."""
    return statistics.median(_once(command, code) for _ in range(rounds))


def _once(command, code):
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    taken = time.perf_counter() - start
    if done.returncode != code:
        sys.exit(f"bench: {' '.join(map(str, command))} ended with {done.returncode}\n{done.stdout[-800:]}{done.stderr[-800:]}")
    return taken


def peak(command):
    """Peak memory of a command in MB."""
    script = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    script += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)"
    return int(subprocess.run([PYTHON, "-c", script, *command], cwd=ROOT, capture_output=True, text=True, check=True).stdout)


def check(root):
    return [PYTHON, "-m", "scripts.check", "--package", str(root)]


def validate(root):
    return [PYTHON, "-m", "frictionless", "validate", str(root / "datapackage.json")]


@contextmanager
def served(words, port):
    """A Datasette on loopback; yields the seconds until its first 200."""
    start = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([PYTHON, "-m", "datasette", *words], cwd=ROOT, **quiet)
    try:
        while time.perf_counter() - start < 60:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20).read()
                yield time.perf_counter() - start
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.01)
        sys.exit("bench: the site did not answer within a minute")
    finally:
        server.terminate()
        server.wait()


def first_answer(words, port):
    """Seconds from the start of a Datasette to its first 200."""
    with served(words, port) as seconds_taken:
        return seconds_taken


def ours(port, db=DB):
    return [word.replace(str(DB), str(db)) for word in arguments_for(ROOT, port, ROOT / "build")]


def bare(port, db=DB):
    """Datasette as it comes on the same file and metadata, with facet suggestion off, without templates or plugins."""
    words = ["serve", "--immutable", str(db), "--metadata", str(DB.parent / "metadata.json"), "--host", "127.0.0.1"]
    return [*words, "--port", str(port), "--setting", "suggest_facets", "off", "--setting", "default_page_size", "50"]


def times_of(ports, paths, count):
    """For each port, seconds per request, warm, taken in turns so that both meet the same weather."""
    links = {port: http.client.HTTPConnection("127.0.0.1", port) for port in ports}
    taken = {port: [] for port in ports}
    for n in range(count + len(paths)):
        for port, link in links.items():
            start = time.perf_counter()
            link.request("GET", paths[n % len(paths)])
            answer = link.getresponse()
            answer.read()
            if n >= len(paths):
                taken[port].append(time.perf_counter() - start)
            if answer.status != 200:
                sys.exit(f"bench: {paths[n % len(paths)]} answered {answer.status}")
    return taken


def p95(values):
    return statistics.quantiles(values, n=20)[-1]


def report(name, ratio, aim=""):
    print(f"{name:<62}{ratio:>7.2f}{'  aim ≤ ' + aim if aim else ''}", flush=True)


def checks():
    base = seconds([PYTHON, "-c", "import frictionless, pandera.pandas"])
    whole = seconds(check(ROOT))
    report("check / import of frictionless and pandera", whole / base, "1.6")
    report("check / frictionless validate", whole / seconds(validate(ROOT)))
    report("build / check", seconds([PYTHON, "-m", "scripts.build"]) / whole)
    with tempfile.TemporaryDirectory() as folder:
        large = multiply(ROOT, Path(folder) / "large", TIMES)
        grown = seconds(check(large), 1)
        report(f"check, {TIMES}× rows / check", grown / whole)
        report(f"check, {TIMES}× rows / frictionless validate, same", grown / seconds(validate(large), 1))
        report(f"peak memory of check, {TIMES}× rows / 1×", peak(check(large)) / peak(check(ROOT)))


TABLE = f"/{DB.stem}/incidents"
PAGES = {
    "table page": ([TABLE, f"/{DB.stem}/laws", f"/{DB.stem}/agencies"], "1.3", "1.5"),
    "faceted page": ([f"{TABLE}?category=court_case", f"{TABLE}?status=reported", f"{TABLE}?_facet=ai_role"], "1.3", "2"),
    "search page": ([f"{TABLE}?_search=worker", f"/{DB.stem}/laws?_search=%EC%A0%95%EB%B3%B4"], "1.3", "3"),
}
EVERYTHING = ["/search?q=face+recognition", "/search?q=%EC%A0%95%EB%B3%B4%ED%99%94", "/search?q=S/RES/2321"]


def site():
    ready = {words: statistics.median(first_answer(words(8951), 8951) for _ in range(ROUNDS)) for words in (ours, bare)}
    report("site to first 200 / bare Datasette, same file", ready[ours] / ready[bare], "1.3")
    with served(ours(8951), 8951), served(bare(8952), 8952):
        taken = times_of((8951, 8952), records(), REQUESTS)
        report("record page / row page of bare Datasette, median", *medians(taken, 8951, 8952), "3")
        for name, (paths, aim, _) in PAGES.items():
            taken = times_of((8951, 8952), paths, REQUESTS)
            report(f"{name} / the same of bare Datasette, p95", p95(taken[8951]) / p95(taken[8952]), aim)
    growth()


def growth():
    with tempfile.TemporaryDirectory() as folder:
        large = multiply_database(DB, Path(folder) / DB.name, TIMES)
        with served(ours(8951), 8951), served(ours(8953, large), 8953):
            for name, (paths, _, aim) in PAGES.items():
                report(f"{name}, {TIMES}× rows / 1×, median", *medians(times_of((8953, 8951), paths, REQUESTS), 8953, 8951), aim)
            taken = times_of((8953, 8951), EVERYTHING, REQUESTS)
            report(f"search over everything, {TIMES}× rows / 1×, median", *medians(taken, 8953, 8951), "3")
            report(f"record page, {TIMES}× rows / 1×, median", *medians(times_of((8953, 8951), records(), REQUESTS), 8953, 8951))


def medians(taken, above, below):
    return (statistics.median(taken[above]) / statistics.median(taken[below]),)


def records():
    """Twenty record pages, spread over the tables that people read."""
    with contextlib.closing(sqlite3.connect(DB)) as db:
        listed = "select table_name, record_id from records where level is not null order by record_id"
        rows = [row for row in db.execute(listed) if row[0] in ("laws", "incidents", "claims", "provisions", "agencies")]
    return [f"/{DB.stem}/{table}/{key}" for table, key in rows[:: len(rows) // 20]][:20]


if __name__ == "__main__":
    print(f"{'ratio of medians within this run':<62}{'':>7}")
    for part in (checks, site):
        if part.__name__ in (sys.argv[1:] or ("checks", "site")):
            part()
