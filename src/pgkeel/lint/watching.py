"""Reads a history as lint does but without rules, and shows every operation to a watcher."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from pgkeel.lint.at import At
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Policy
from pgkeel.lint.sources import project_sources
from pgkeel.lint.specs import Specs
from pgkeel.migrations.migration import Folder
from pgkeel.sql import with_room


def watch_history(
    root: Path, folder: Folder, policy: Policy, server: int, note: Callable[[Operation, At], None]
) -> None:
    """Call ``note`` for each operation of the migrations, on a server of major ``server``.

    ``At`` is what is known before the operation; it is moved on afterwards, so nothing of it is
    to be kept.
    """
    on_server = replace(policy, server=server)

    def read() -> None:
        engine = Engine(policy=on_server, dispatch=Dispatch((), on_server), seen=note)
        for sources in project_sources(folder, Specs(root)):
            for source in sources:
                if source.kind == "migration":
                    engine.read(source)

    with_room(read)
