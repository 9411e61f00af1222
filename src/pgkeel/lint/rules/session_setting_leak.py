"""SET without LOCAL and without RESET."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule

# The next migration on the same connection would have them, too. Roles are other rules'.
_OTHERS = frozenset({"role", "session_authorization", "search_path", "session_replication_role"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for name, setting in at.session.variables.items():
        if setting.local or name in _OTHERS:
            continue
        if at.file.no_transaction and name.endswith("_timeout"):
            continue  # SET LOCAL has no meaning there
        yield Found(f"{name} stays set after the migration", at=setting.at)


RULE = Rule(
    code="LNT603",
    slug="session-setting-leak",
    family="session",
    level="warning",
    summary="a setting outlives the migration",
    why="SET without LOCAL lasts as long as the connection: whatever comes next on it, "
    "another migration or, behind a pool, somebody's request, runs with the setting and "
    "nobody knows.",
    instead="SET LOCAL, which ends with the transaction; in a migration without one, RESET it at "
    "the end.",
    bad="""\
set statement_timeout = '10min';
--<
""",
    good="""\
set local statement_timeout = '10min';
""",
    on=(FileEnd,),
    check=_check,
    words=("set",),
)
