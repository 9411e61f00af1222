"""How a migration was applied whose entry was written anew by a repair. Pure."""

from collections.abc import Sequence

from msgspec.structs import replace

from pgkeel.runner.entry import Entry


def as_applied(entry: Entry, past: Sequence[Entry]) -> Entry:
    """Return ``entry`` with what its first one says of how and when it was applied.

    ``past`` are the entries that others took the place of, in the order in which they were made. A
    repair keeps the state and gives a reason; nothing else writes the same state twice in a row.
    """
    first = entry
    for one in reversed(past):
        if first.reason is None:
            break
        if one.version != entry.version or one.sequence >= first.sequence:
            continue
        if (one.state, one.action) != (entry.state, entry.action):
            break
        first = one
    if first is entry:
        return entry
    return replace(
        entry,
        applied_at=first.applied_at,
        applied_by=first.applied_by,
        person=first.person,
        milliseconds=first.milliseconds,
        tool_version=first.tool_version,
        git_commit=first.git_commit,
        environment=first.environment,
        repaired_at=entry.applied_at,
        repaired_by=entry.person or entry.applied_by,
    )
