"""What the lock table says of every statement of a history; for whoever measures it."""

from collections.abc import Mapping
from pathlib import Path

from pgkeel.lint.at import At
from pgkeel.lint.effect import Effect
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.policy import Policy
from pgkeel.lint.watching import watch_history
from pgkeel.migrations.migration import Folder


def expected_effects(
    root: Path, folder: Folder, policy: Policy, server: int
) -> Mapping[tuple[Path, int], tuple[Effect, ...]]:
    """Return the effects by file and number of the statement, on a server of major ``server``."""
    found: dict[tuple[Path, int], tuple[Effect, ...]] = {}

    def note(_: Operation, at: At) -> None:
        if at.effects:
            key = (at.file.text.path, at.statement.number)
            found[key] = (*found.get(key, ()), *at.effects)

    watch_history(root, folder, policy, server, note)
    return found
