"""node-pg-migrate: names of files."""

from collections.abc import Mapping

from pgkeel.runner.histories.history import INTEGER, TEXT, TIME, History, Recorded, Rows, Tool


def _read(rows: Rows, _: Mapping[str, Rows]) -> History:
    return History(recorded=tuple(_recorded(name, at) for _, name, at in rows))


def _recorded(name: str, at: object) -> Recorded:
    number, _, rest = name.replace("-", "_").partition("_")
    is_number = number.isascii() and number.isdigit()
    return Recorded(
        key=name,
        version=number if is_number else None,
        name=rest if is_number else name,
        at=at,  # type: ignore[arg-type]  # the query says so
    )


TOOL = Tool(
    name="node-pg-migrate",
    title="node-pg-migrate",
    table="pgmigrations",
    columns={"id": INTEGER, "name": TEXT, "run_on": TIME},
    order="id",
    read=_read,
    files=lambda one: (f"{one.key}.sql",),
)
