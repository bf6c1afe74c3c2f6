"""The few SVG parts that the pictures share. Colours come from classes of the style sheet, so that dark and print work."""

from html import escape

CLASSES = 6  # colours c0 … c5 in the style sheet


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """Words at a place."""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" class="{kind}">{escape(words)}</text>'


def rule(x1: float, y1: float, x2: float, y2: float, kind: str = "rule") -> str:
    """A thin line."""
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" class="{kind}"/>'


def dot(x: float, y: float, kind: str, words: str, size: float = 4) -> str:
    """A dot that says what it stands for."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{size:g}" class="{kind}"><title>{escape(words)}</title></circle>'


def bar(x: float, y: float, width: float, height: float, kind: str, words: str) -> str:
    """A bar that says what it stands for."""
    size = f'width="{width:g}" height="{height:g}"'
    return f'<rect x="{x:g}" y="{y:g}" {size} class="{kind} edge"><title>{escape(words)}</title></rect>'


def picture(width: float, height: float, title: str, parts: list[str]) -> str:
    """The whole drawing, with its title for those who do not see it."""
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{escape(title)}">'
    return head + "".join(parts) + "</svg>"
