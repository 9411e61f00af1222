"""How commands that write files tell what they did."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pgkeel.finding import Finding
from pgkeel.report.document import Document, Section


def filed(
    command: str,
    root: Path,
    headline: str,
    *,
    written: Iterable[Path] = (),
    changed: Iterable[Path] = (),
    moved: Mapping[Path, Path] | None = None,
    kept: Iterable[Path] = (),
    notes: Iterable[str] = (),
    findings: tuple[Finding, ...] = (),
) -> Document:
    """Return a document that lists files by what became of them, paths relative to ``root``."""
    lists: dict[str, list[str]] = {
        "written": [_name(path, root) for path in written],
        "changed": [_name(path, root) for path in changed],
        "moved": [
            f"{_name(old, root)} -> {_name(new, root)}" for old, new in (moved or {}).items()
        ],
        "kept": [_name(path, root) for path in kept],
    }
    lines = [f"  {word:8} {name}" for word, names in lists.items() for name in names]
    section = Section(name=command, summary="see below", findings=findings)
    return Document(
        command=command,
        root=root,
        headline=headline,
        lines=(*lines, *notes),
        sections=(section,) if findings else (),
        data={**lists, "notes": list(notes)},
    )


def _name(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
