"""[slices.NAME] of keel.toml: strict, and no two parts of a project have anything in common."""

from itertools import combinations
from pathlib import Path

import pytest

from pgkeel.config import Project, parse_settings
from pgkeel.config.slicing import all_parts, ground, needed_parts, part
from pgkeel.errors import KeelError

A = '[slices.a]\nschemas = ["a"]\n'
B = '[slices.b]\nschemas = ["b"]\n'
OWN = "[slices.a.migrations]\n"

# (text of keel.toml, code, words in the message or hint, line)
BAD = {
    "no table": ("slices = 3\n", "CFG005", "[slices.analytics]", 1),
    "a value": ("[slices]\na = 3\n", "CFG005", "[slices.analytics]", 2),
    "no schemas": ("[slices.a]\n", "CFG005", "missing required field `schemas`", 1),
    "empty schemas": ("[slices.a]\nschemas = []\n", "CFG005", "`slices.a.schemas`", 2),
    "unknown key": (A + 'need = ["main"]\n', "CFG004", "did you mean `needs`?", 3),
    "unknown lint key": (A + "[slices.a.lint]\nsmal = 1\n", "CFG004", "did you mean `small`?", 4),
    "bad level": (A + '[slices.a.lint.levels]\nx = "y"\n', "CFG005", "`slices.a.lint.levels`", 3),
    "main": ('[slices.main]\nschemas = ["a"]\n', "CFG023", "`main`", 1),
    "capital": ('[slices.A]\nschemas = ["a"]\n', "CFG023", "all small", 1),
    "dash": ('[slices.a-b]\nschemas = ["a"]\n', "CFG023", "'a-b' is no name", 1),
    "an environment": (
        A + '[environments.a]\nurl = "env:A"\n',
        "CFG023",
        "`a` is an environment already",
        1,
    ),
    "another's environment": (
        A + B + '[slices.b.environments.a]\nurl = "env:A"\n',
        "CFG023",
        "`a` is an environment already",
        1,
    ),
    "unknown environment": (
        A + 'environments = ["prod"]\n',
        "CFG008",
        "names environment `prod`",
        3,
    ),
    "same schema": (
        A + '[slices.b]\nschemas = ["c", "a"]\n',
        "CFG022",
        "schema a is in slice a and in slice b",
        4,
    ),
    "unknown need": (A + 'needs = ["b"]\n', "CFG024", "there is no such slice", 3),
    "itself": (A + 'needs = ["a"]\n', "CFG024", "a -> a", 3),
    "circle": (
        A + 'needs = ["b"]\n' + B + 'needs = ["main", "a"]\n',
        "CFG024",
        "a -> b -> a",
        3,
    ),
    "later folder": (A + OWN + B + 'needs = ["a"]\n', "CFG024", "whose runs later", 6),
    "other preset": (A + 'preset = "supabase"\n', "CFG024", "preset of its own", 3),
    "path outside": (A + 'directory = "../x"\n', "CFG006", "`slices.a.directory`", 3),
    "folder outside": (
        A + OWN + 'folder = "/x"\n',
        "CFG006",
        "`slices.a.migrations.folder`",
        4,
    ),
    "directory of main": (A + 'directory = "schema"\n', "CFG022", "the main part overlap", 3),
    "directory in current": (A + 'directory = "schema/Current/a"\n', "CFG022", "overlap", 3),
    "called current": ('[slices.current]\nschemas = ["a"]\n', "CFG022", "schema/current", 1),
    "within another": (
        A + B + 'directory = "schema/a/b"\n',
        "CFG022",
        "of slice b and schema/a",
        5,
    ),
    "folder of main": (
        A + OWN + 'folder = "migrations/sql"\n',
        "CFG022",
        "migrations/sql of the main part",
        4,
    ),
    "folder within": (A + OWN + 'folder = "migrations/sql/a"\n', "CFG022", "overlap", 4),
    "sum of main": (A + OWN + 'sum = "migrations/keel.sum"\n', "CFG022", "overlap", 4),
    "remote password": (
        A + '[slices.a.environments.prod]\nurl = "postgresql://u:secret@db.example.com/x"\n',
        "CFG007",
        "`slices.a.environments.prod.url`",
        4,
    ),
}


def project(text: str) -> Project:
    return Project(root=Path("/p"), settings=parse_settings(text, Path("keel.toml")))


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_told(name: str) -> None:
    text, code, words, line = BAD[name]
    with pytest.raises(KeelError) as raised:
        parse_settings(text, Path("keel.toml"))
    error = raised.value
    place = error.place
    assert (error.code.code, place and place.line) == (code, line), str(error)
    assert words in f"{error.message} {error.hint}"
    assert "secret" not in f"{error} {error.detail}"


FULL = """
[migrations]
layout = "supabase"
[lint]
small = 7
[lint.levels]
drop-column = "warning"
drop-table = "warning"
[diff]
ignore = ["owner"]
[environments.prod]
url = "env:PROD"
[environments.staging]
url = "env:STAGING"

[slices.analytics]
schemas = ["analytics", "marts"]
[slices.analytics.migrations]
folder = "warehouse/sql"
[slices.analytics.lint]
exposed = ["marts"]
[slices.analytics.lint.levels]
drop-table = "off"
[slices.analytics.environments.warehouse]
url = "env:WAREHOUSE"

[slices.reporting]
schemas = ["reporting"]
environments = ["prod"]

[slices.scratch]
schemas = ["scratch"]
directory = "scratch"
needs = []
[slices.scratch.migrations]

[slices.boards]
schemas = ["boards"]
needs = ["analytics"]
[slices.boards.migrations]
"""


def test_a_slice_is_a_project_of_its_own() -> None:
    main = project(FULL)
    seen = part(main, "analytics")
    settings = seen.settings
    assert seen.folder == Path("/p/warehouse/sql")
    assert seen.rollback == Path("/p/migrations/analytics/rollback")
    assert seen.sum_file == Path("/p/migrations/analytics/keel.sum")
    assert seen.current == Path("/p/schema/analytics/current")
    assert seen.schema_sum == Path("/p/schema/analytics/schema.sum")
    assert settings.migrations.layout == "supabase"
    assert settings.lint.levels == {"drop-column": "warning", "drop-table": "off"}
    assert (settings.lint.small, settings.lint.exposed) == (7, ("marts",))
    assert (settings.diff.schemas, settings.diff.ignore) == (("analytics", "marts"), ("owner",))
    assert set(settings.environments) == {"warehouse"}
    assert seen.ledger_table("ledger") == "ledger_analytics"
    assert seen.flag == " --slice analytics"
    assert part(seen, "main") == main


def test_a_slice_without_a_folder_shares_that_of_the_main_part() -> None:
    main = project(FULL)
    seen = part(main, "reporting")
    assert seen.shares_folder
    assert (seen.folder, seen.sum_file) == (main.folder, main.sum_file)
    assert seen.current == Path("/p/schema/reporting/current")
    assert set(seen.settings.environments) == {"prod"}
    assert seen.ledger_table("ledger") == "ledger"


def test_every_schema_belongs_to_one_part() -> None:
    main = project(FULL)
    assert main.other_schemas == {"analytics", "marts", "reporting", "scratch", "boards"}
    assert part(main, "analytics").other_schemas == {"reporting", "scratch", "boards"}
    assert project("").other_schemas == frozenset()


def test_what_is_needed_comes_first() -> None:
    main = project(FULL)
    order = [one.slice for one in all_parts(main)]
    assert order[0] is None
    assert order.index("analytics") < order.index("boards")
    assert [one.slice for one in needed_parts(part(main, "boards"))] == [None, "analytics"]
    assert [one.folder for one in ground(part(main, "boards"))] == [
        main.folder,
        Path("/p/warehouse/sql"),
    ]
    assert ground(part(main, "reporting")) == ()
    assert ground(part(main, "scratch")) == ()
    assert ground(main) == ()


def test_no_path_of_one_part_is_a_path_of_another() -> None:
    places: dict[str | None, list[Path]] = {}
    for one in all_parts(project(FULL)):
        own = [one.current, one.releases, one.dumps / "archive", one.schema_sum]
        if not one.shares_folder:
            own += [one.folder, one.rollback, one.sum_file]
        places[one.slice] = own
    for first, second in combinations(places.values(), 2):
        for a in first:
            for b in second:
                assert a != b
                assert a not in b.parents
                assert b not in a.parents


def test_dumps_of_slices_within_the_folder_are_theirs() -> None:
    main = project(FULL)
    own = main.current / "prod.schema.sql"
    theirs = part(main, "analytics").current / "prod.schema.sql"
    assert (main.owns_dump(own), main.owns_dump(theirs)) == (True, False)
    assert (part(main, "analytics").owns_dump(own), part(main, "analytics").owns_dump(theirs)) == (
        False,
        True,
    )


def test_sizes_are_those_of_the_database() -> None:
    main = project(FULL)
    assert part(main, "reporting").statistics("prod") == main.statistics("prod")
    own = part(main, "analytics").statistics("warehouse")
    assert own == Path("/p/schema/analytics/current/warehouse.stats.json")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (FULL, "did you mean `analytics`?"),
        (A, "there are: main, a"),
        ("", "this project has no slices"),
    ],
)
def test_an_unknown_slice_is_an_error(text: str, hint: str) -> None:
    with pytest.raises(KeelError) as raised:
        part(project(text), "analitycs")
    assert raised.value.code.code == "CFG021"
    assert hint in str(raised.value.hint)


def test_a_project_without_slices_is_its_only_part() -> None:
    plain = project("")
    assert all_parts(plain) == (plain,)
    assert part(plain, "main") is plain
