"""Which finding is which from one run to the next, and where its file is; for the formats."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pgkeel.errors import KeelError
from pgkeel.finding import Finding
from pgkeel.report.document import Document, Style

Problem = Finding | KeelError
"""What both have is all that formats need: a code, a message, a place, a hint and a detail."""

_LENGTH = 32


def errors_of(document: Document) -> tuple[KeelError, ...]:
    """Return what ended sections, then what ended the command."""
    errors = (*(section.error for section in document.sections), document.error)
    return tuple(error for error in errors if error is not None)


def fingerprints(problems: Iterable[Problem], document: Document, style: Style) -> tuple[str, ...]:
    """Return for each of ``problems`` a text that no other has, and that it keeps.

    Made from the code, the file and the line as it reads: a finding that moves with its line is
    still the same. Those that are alike in all three are counted.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    made: list[str] = []
    for problem in problems:
        parts = _identity(problem, document, style)
        seen[parts] += 1
        text = ascii((*parts, seen[parts]))
        made.append(hashlib.sha256(text.encode()).hexdigest()[:_LENGTH])
    return tuple(made)


def project_path(path: Path, document: Document, style: Style) -> Path:
    """Return ``path`` from the project's folder; absolute when it is outside."""
    return _within(document.root, path, style)


def checkout_path(path: Path, document: Document, style: Style) -> Path:
    """Return ``path`` from the root of the repository, as far as that can be told.

    A job runs in the folder that was checked out, and the project may be a folder in it. Somebody
    who works inside the project gets paths from the project's folder.
    """
    outer = document.root.is_relative_to(style.base)
    return _within(style.base if outer else document.root, path, style)


def _within(folder: Path, path: Path, style: Style) -> Path:
    # Files named on the command line are relative to where it was typed.
    known = Path(os.path.normpath(style.base / path))
    return known.relative_to(folder) if known.is_relative_to(folder) else known


def _identity(problem: Problem, document: Document, style: Style) -> tuple[str, ...]:
    place = problem.place
    path = project_path(place.path, document, style).as_posix() if place else ""
    line = place.text if place and place.text else ""
    # A new indent leaves a line the line it was; without a line the words tell findings apart.
    return (problem.code.code, path, " ".join(line.split()) or problem.message)
