"""Speed as ratios of medians within one run; no figure in seconds is a promise. `make bench`."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from scripts.serve import arguments_for
from tests.scale import multiply

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
DB = ROOT / "build" / "dprk-ai-governance.db"
TIMES = int(os.environ.get("BENCH_TIMES", "100"))
ROUNDS = 5


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


def first_answer(words, port):
    """Seconds from the start of a Datasette on loopback to its first 200."""
    start = time.perf_counter()
    server = subprocess.Popen([PYTHON, "-m", "datasette", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while time.perf_counter() - start < 60:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=1).read()
                return time.perf_counter() - start
            except (urllib.error.URLError, OSError):
                time.sleep(0.01)
        sys.exit("bench: the site did not answer within a minute")
    finally:
        server.terminate()
        server.wait()


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


def site():
    ours = statistics.median(first_answer(arguments_for(ROOT, 8951), 8951) for _ in range(ROUNDS))
    bare = ["serve", "--immutable", str(DB), "--host", "127.0.0.1", "--port", "8952"]
    report(
        "site to first 200 / bare Datasette, same file",
        ours / statistics.median(first_answer(bare, 8952) for _ in range(ROUNDS)),
        "1.3",
    )


if __name__ == "__main__":
    print(f"{'ratio of medians within this run':<62}{'':>7}")
    checks()
    site()
