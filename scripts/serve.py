"""Serves the built database with Datasette: immutable, read-only, on this machine only."""

import argparse
import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = "dprk-ai-governance"
SETTINGS = {
    "default_page_size": "50",
    "sql_time_limit_ms": "2000",
    "suggest_facets": "off",
    "default_cache_ttl": "300",
    "allow_download": "on",
}


def arguments_for(root: Path, port: int, built: Path) -> list[str]:
    """The words of the Datasette command that serves the package built into a folder, with the site of `root`."""
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    options = {"--template-dir": root / "site" / "templates", "--plugins-dir": root / "site" / "plugins"}
    site = [word for option, folder in options.items() if folder.is_dir() for word in (option, str(folder))]
    folders = {"static": root / "site" / "static", "downloads": built / "downloads"}
    mounts = [word for name, folder in folders.items() if folder.is_dir() for word in ("--static", f"{name}:{folder}")]
    return [
        "serve",
        "--immutable",
        str(built / f"{NAME}.db"),
        "--metadata",
        str(built / "metadata.json"),
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        *settings,
        *site,
        *mounts,
    ]


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8001, help="port on 127.0.0.1 (default: 8001)")
    options = parser.parse_args(arguments)
    if not (ROOT / "build" / f"{NAME}.db").is_file():
        print("serve: nothing is built yet; run make build", file=sys.stderr)
        return 2
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does: a port just left is free
        try:
            probe.bind(("127.0.0.1", options.port))
        except (OSError, OverflowError) as error:
            print(f"serve: port {options.port} cannot be had ({error}); try another: make serve PORT=8002", file=sys.stderr)
            return 2
    print(f"serve: http://127.0.0.1:{options.port}/ — stop with Ctrl-C", file=sys.stderr)
    sys.stdout.flush()
    os.chdir(ROOT)  # python -m then finds the package `scripts`, from which the site's plugins import
    os.execv(sys.executable, [sys.executable, "-m", "datasette", *arguments_for(ROOT, options.port, ROOT / "build")])


if __name__ == "__main__":
    sys.exit(main())
