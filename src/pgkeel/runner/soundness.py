"""Refuses migrations that cannot be run, before anything has been."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import mig, run
from pgkeel.finding import Finding
from pgkeel.migrations.examine import examine
from pgkeel.migrations.migration import Folder, Migration

_SHOWN = 10
# A migration may be empty, and its header may name what is not there: it can be run all the same.
_HARMLESS = frozenset({mig.EMPTY, mig.MISSING_FILE, mig.STRAY_ROLLBACK})


def refuse_unsound(folder: Folder, pending: Sequence[Migration], root: Path) -> None:
    """Raise RUN015 where the folder cannot be read for certain, or a pending text cannot be run.

    Syntax, commands of psql, statements that end the transaction or cannot be in one.
    """
    found = [*_harmful(folder.findings)]
    for migration in pending:
        found += _harmful(examine(migration, root=root).findings)
    if found:
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise KeelError(
            run.UNSOUND,
            f"{found[0].message}{more}",
            place=found[0].place,
            detail="\n".join(_lines(found[:_SHOWN])) if len(found) > 1 else None,
            hint=found[0].hint,
        )


def _harmful(findings: Iterable[Finding]) -> list[Finding]:
    return [one for one in findings if one.severity == "error" and one.code not in _HARMLESS]


def _lines(found: Sequence[Finding]) -> list[str]:
    return [
        f"{one.place.path.name if one.place else ''}"
        f"{f':{one.place.line}' if one.place and one.place.line else ''}: "
        f"{one.code.code} {one.message}"
        for one in found
    ]
