"""What the lock table says of every statement of a history; for whoever measures it."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.effect import Effect
from pgkeel.lint.engine import Engine
from pgkeel.lint.policy import Policy
from pgkeel.lint.sources import project_sources
from pgkeel.lint.specs import Specs
from pgkeel.migrations.migration import Folder
from pgkeel.sql import with_room


def expected_effects(
    root: Path, folder: Folder, policy: Policy, server: int
) -> Mapping[tuple[Path, int], tuple[Effect, ...]]:
    """Return the effects by file and number of the statement, on a server of major ``server``."""

    def work() -> Engine:
        on_server = replace(policy, server=server)
        engine = Engine(policy=on_server, dispatch=Dispatch((), on_server), effects=[])
        for group in project_sources(folder, Specs(root)):
            for source in group:
                if source.kind == "migration":
                    engine.read(source)
        return engine

    found: dict[tuple[Path, int], tuple[Effect, ...]] = {}
    for path, where, effects in with_room(work).effects or ():
        key = (path, where.number)
        found[key] = (*found.get(key, ()), *effects)
    return found
