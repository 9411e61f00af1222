"""What the lock table says of every statement of a history; for whoever measures it."""

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from pgkeel.lint.at import At
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.effect import Effect
from pgkeel.lint.engine import Engine
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Policy
from pgkeel.lint.sources import project_sources
from pgkeel.lint.specs import Specs
from pgkeel.migrations.migration import Folder
from pgkeel.sql import with_room


def expected_effects(
    root: Path, folder: Folder, policy: Policy, server: int
) -> Mapping[tuple[Path, int], tuple[Effect, ...]]:
    """Return the effects by file and number of the statement, on a server of major ``server``."""
    on_server = replace(policy, server=server)
    found: dict[tuple[Path, int], tuple[Effect, ...]] = {}

    def note(_: Operation, at: At) -> None:
        if at.effects:
            key = (at.file.text.path, at.statement.number)
            found[key] = (*found.get(key, ()), *at.effects)

    def read() -> None:
        engine = Engine(policy=on_server, dispatch=Dispatch((), on_server), seen=note)
        for group in project_sources(folder, Specs(root)):
            for source in group:
                if source.kind == "migration":
                    engine.read(source)

    with_room(read)
    return found
