"""The real package, built once for a run of the tests and served on this machine, for the tests of the site."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

from scripts import build
from scripts.package import open_package
from scripts.serve import arguments_for
from tests.conftest import AS_OF, ROOT

DB = f"{build.NAME}.db"
WAIT = 600  # seconds for a build or a start


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(_Stay, urllib.request.ProxyHandler({}))  # no proxy leads to this machine


def built_once(folder: Path) -> Path:
    """The real package built into `folder`, by whichever test process comes first; the others wait."""
    ready = folder / "ready"
    try:
        folder.mkdir()
    except FileExistsError:
        _until(ready.is_file, "the build of the package")
        return folder
    build.build(open_package(ROOT, AS_OF), folder, "test")
    ready.touch()
    return folder


def _until(is_so, what, has_ended=lambda: False):
    end = time.monotonic() + WAIT
    while not is_so():
        if has_ended() or time.monotonic() > end:
            raise TimeoutError(f"{what} failed, or took more than {WAIT} s")
        time.sleep(0.05)


@contextmanager
def serve(built: Path, *more: str):
    """The site over a built package on a free port; yields its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = arguments_for(ROOT, port, built)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([sys.executable, "-m", "datasette", *words, *more], cwd=ROOT, env=os.environ, **quiet)
    try:
        _until(
            lambda: _answers(f"http://127.0.0.1:{port}/robots.txt"), "the start of the site", lambda: server.poll() is not None
        )
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _answers(address):
    try:
        return OPENER.open(address, timeout=5).status == 200
    except (urllib.error.URLError, OSError):
        return False


class Site:
    """What tests ask of the served site: its address, its pages, its database."""

    def __init__(self, address: str, built: Path):
        self.address = address
        self.db = sqlite3.connect(f"file:{built / DB}?mode=ro", uri=True)

    def get(self, path):
        """(status, headers, body) of a page; redirects are not followed."""
        try:
            answer = OPENER.open(self.address + path, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return answer.status, dict(answer.headers), answer.read()

    def page(self, path):
        """The text of a page that must be there."""
        status, _, body = self.get(path)
        assert status == 200, f"{path}: {status}"
        return body.decode()

    def one(self, sql, *values):
        """The first cell of the first row of a query, or None."""
        row = self.db.execute(sql, values).fetchone()
        return row and row[0]

    def all(self, sql, *values):
        return self.db.execute(sql, values).fetchall()
