"""Text for people."""

from pgkeel.report.document import Document, Style
from pgkeel.report.lines import render_lines


def render(document: Document, style: Style) -> str:
    """Return the document as lines of text."""
    return render_lines(document, style)
