"""Sandboxes that stand where a folder ends; for this package."""

from collections.abc import Iterator
from contextlib import contextmanager

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.migrations.migration import Folder
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import Replayable, open_for, replay_in


@contextmanager
def replayed(folder: Folder, blueprint: Blueprint) -> Iterator[Replayable]:
    """Give a sandbox in which all of ``folder`` has run; DIF003 for what fails."""
    links = chain(blueprint.base, folder.migrations)
    with open_for(blueprint, links) as sandbox:
        result = replay_in(sandbox, folder.migrations, links, lambda *_: None, resume=True)
        if result.failure:
            report = result.failure.failure
            raise KeelError(
                dif.SOURCE_FAILS,
                f"{report.message} (SQLSTATE {report.sqlstate})",
                place=result.failure.place,
                detail="\n".join((result.failure.statement, *report.lines())),
            )
        yield sandbox
