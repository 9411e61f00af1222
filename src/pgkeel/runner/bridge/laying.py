"""Writes the environment of Alembic, and what came since; what is there is never changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import ado, mig
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.revision import PREFIX
from pgkeel.migrations.writing import alone_in, create_file, replace_file
from pgkeel.runner.bridge.revisions import Half, Revision, revisions
from pgkeel.runner.rollback import read_rollback
from pgkeel.runner.soundness import refuse_unsound
from pgkeel.sql import leading_comments

_OURS = "keel_bridge.py"
_THEIRS = ("alembic.ini", "env.py", "script.py.mako")


@dataclass(slots=True)
class Laid:
    """What became of which file."""

    written: list[Path] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    kept: list[Path] = field(default_factory=list)
    head: str | None = None


def lay_bridge(folder: Folder, root: Path, at: Path) -> Laid:
    """Write what ``at`` lacks of an environment that runs the files of ``folder``.

    Before anything is written ADO011 is raised for a revision that is there and differs, or whose
    migration is gone; RUN015 for a folder that cannot be run. A rollback file that came later is
    added to its revision; nothing else of one is ever changed.
    """
    refuse_unsound(folder, folder.migrations, root)
    versions = at / "versions"
    halves = [_rollback(one) for one in folder.migrations]
    wanted = tuple(revisions(folder.migrations, halves, versions))
    with alone_in(versions):
        _refuse_others(wanted, versions)
        laid = Laid(head=wanted[-1].name.removesuffix(".py") if wanted else None)
        for name in (*_THEIRS, _OURS):
            _lay(laid, at / name, _template(name), replace=name == _OURS)
        for one in wanted:
            _lay(laid, versions / one.name, one.text, replace=True)
    return laid


def _rollback(migration: Migration) -> Half | None:
    if migration.rollback is None or migration.header.irreversible is not None:
        return None
    text = read_rollback(migration)
    alone = is_no_transaction(text, leading_comments(text))
    return Half(path=migration.rollback, text=text, no_transaction=alone)


def _refuse_others(wanted: Sequence[Revision], versions: Path) -> None:
    texts = {one.name: one for one in wanted}
    for path in sorted(versions.glob(f"{PREFIX}*.py")):
        one = texts.get(path.name)
        if one is None:
            message = f"{path.name} is the revision of a migration that the folder lacks"
            raise KeelError(ado.BRIDGE, message, place=Place(path=path))
        if not _read(path).startswith(one.lasting):
            message = f"{path.name} is not what {one.migration.label} comes to now"
            raise KeelError(ado.BRIDGE, message, place=Place(path=path))


def _lay(laid: Laid, path: Path, text: str, *, replace: bool) -> None:
    if create_file(path, text.encode()):
        laid.written.append(path)
    elif replace and _read(path) != text:
        replace_file(path, text.encode())
        laid.changed.append(path)
    else:
        laid.kept.append(path)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot be read: {error}"
        raise KeelError(mig.UNREADABLE, message, place=Place(path=path)) from error


def _template(name: str) -> str:
    return (files(__package__) / "templates" / f"{name}.txt").read_text(encoding="utf-8")
