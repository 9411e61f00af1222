"""Django: applications and names of migrations that are Python."""

from collections.abc import Mapping

from pgkeel.runner.histories.history import INTEGER, TEXT, TIME, History, Recorded, Rows, Tool


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    holds: dict[str, Recorded] = {}
    for _, app, name, at in rows:
        # Its numbers count within one application: only the name can tell.
        key = f"{app}.{name}"
        holds.setdefault(key, Recorded(key=key, name=f"{app}_{name}", at=at))
    return History(recorded=tuple(holds.values()))


TOOL = Tool(
    name="django",
    title="Django",
    table="django_migrations",
    columns={"id": INTEGER, "app": TEXT, "name": TEXT, "applied": TIME},
    order="id",
    read=_read,
    only_points=True,
)
