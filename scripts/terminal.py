"""Printing for a person or a program."""

import os
import sys
from io import TextIOWrapper


def show(text: str) -> None:
    """Print as UTF-8, whatever the terminal says, and take it that a reader such as head closes early."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # else Python would complain once more at its end
