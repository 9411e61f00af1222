"""``keel init``: a whole tree, nothing overwritten, and a Supabase project adopted in place."""

import re
from pathlib import Path

import pytest

from pgkeel.config import Settings, read_project
from pgkeel.errors import KeelError
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.history import compare_history
from pgkeel.migrations.recorded import read_sums
from pgkeel.migrations.scaffold import Laid, adopt_supabase, init_project
from pgkeel.migrations.scaffold_files import SETTINGS

TREE = [
    "CHANGELOG.md",
    "data/sample/.gitkeep",
    "data/sample_data/.gitkeep",
    "docs/data-dictionary.md",
    "dump_schema.sh",
    "keel.toml",
    "migrations/keel.sum",
    "migrations/rollback/.gitkeep",
    "migrations/sql/.gitkeep",
    "schema/archive/.gitignore",
    "schema/current/.gitkeep",
    "schema/releases/.gitkeep",
    "specs/rls/.gitkeep",
]


def tree(root: Path) -> list[str]:
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file())


def shown(laid: Laid) -> tuple[list[str], list[str]]:
    written, kept = (
        sorted(path.relative_to(laid.root).as_posix() for path in paths)
        for paths in (laid.written, laid.kept)
    )
    return written, kept


def write(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root


def is_clean(root: Path) -> bool:
    project = read_project(root)
    folder = read_folder(project)
    return not folder.findings and not compare_history(folder, read_sums(project), None)


def test_an_empty_folder_becomes_a_project(tmp_path: Path) -> None:
    root = tmp_path / "new" / "shop"
    laid = init_project(root)
    assert tree(root) == TREE
    assert shown(laid) == (TREE, [])
    assert (laid.notes, laid.findings) == ((), ())
    assert read_project(root).settings == Settings()
    assert is_clean(root)


def test_the_script_that_dumps_is_a_program(tmp_path: Path) -> None:
    init_project(tmp_path)
    assert (tmp_path / "dump_schema.sh").stat().st_mode & 0o500 == 0o500
    assert not (tmp_path / "keel.toml").stat().st_mode & 0o100


def test_what_is_there_is_kept(tmp_path: Path) -> None:
    mine = {
        "CHANGELOG.md": "mine",
        "migrations/sql/V001__a.sql": "select 1;",
        "data/sample/x.sql": "x",
    }
    laid = init_project(write(tmp_path, mine))
    written, kept = shown(laid)
    assert kept == ["CHANGELOG.md", "data/sample", "migrations/sql"]
    assert sorted(written + kept) == sorted(
        {*TREE, "data/sample", "migrations/sql"}
        - {"data/sample/.gitkeep", "migrations/sql/.gitkeep"}
    )
    assert {name: (tmp_path / name).read_text() for name in mine} == mine
    assert is_clean(tmp_path)


def test_keel_sum_is_kept(tmp_path: Path) -> None:
    write(tmp_path, {"migrations/keel.sum": "# mine\n", "migrations/sql/V001__a.sql": ""})
    assert "migrations/keel.sum" in shown(init_project(tmp_path))[1]
    assert (tmp_path / "migrations/keel.sum").read_text() == "# mine\n"


@pytest.mark.parametrize("how", [init_project, adopt_supabase])
def test_a_second_time_is_refused(tmp_path: Path, how: object) -> None:
    write(tmp_path, {"keel.toml": "", "supabase/config.toml": ""})
    before = tree(tmp_path)
    with pytest.raises(KeelError) as raised:
        how(tmp_path)  # type: ignore[operator]
    assert raised.value.code.code == "CFG009"
    assert tree(tmp_path) == before


def test_cut_short_it_can_be_run_again(tmp_path: Path) -> None:
    write(tmp_path, {"docs": "a file where a folder should be"})
    with pytest.raises(KeelError) as raised:
        init_project(tmp_path)
    assert raised.value.code.code == "MIG210"
    assert raised.value.place is not None
    assert raised.value.place.path == tmp_path / "docs/data-dictionary.md"
    (tmp_path / "docs").unlink()
    init_project(tmp_path)
    assert tree(tmp_path) == TREE


def test_odd_names_are_told(tmp_path: Path) -> None:
    laid = init_project(write(tmp_path, {"migrations/sql/1-init.sql": ""}))
    assert [one.code.code for one in laid.findings] == ["MIG002"]


def test_notes_on_the_surroundings(tmp_path: Path) -> None:
    write(tmp_path, {"keel.toml": "", "app/supabase/config.toml": ""})
    notes = init_project(tmp_path / "app").notes
    assert "keel init --from-supabase" in notes[0]
    assert str(tmp_path) in notes[1]


def test_the_settings_shown_are_settings_and_their_defaults(tmp_path: Path) -> None:
    """A setting shown commented out changes nothing when its comment mark is taken away."""
    bare = re.sub(r'^# (?=\w+ = "|\[)', "", SETTINGS, flags=re.MULTILINE)
    (tmp_path / "keel.toml").write_text(bare)
    settings = read_project(tmp_path).settings
    assert settings.migrations == Settings().migrations
    assert settings.sandbox == Settings().sandbox
    assert (settings.project.preset, settings.project.expose) == ("plain", "explicit")
    assert (settings.project.name, settings.git.base) == ("bookshop", "origin/main")
    assert list(settings.environments) == ["prod"]


MIGRATION = {"supabase/migrations/20260101000000_a.sql": "select 1;"}

# (supabase/config.toml, name, expose, server, words in the notes)
CONFIGS = {
    "new": ('project_id = "shop"\n[db]\nmajor_version = 18\n', "shop", "explicit", "18", ""),
    "seventeen": ("[db]\nmajor_version = 17\n", None, "explicit", "17", "pgkeel[pg17]"),
    "fifteen": ("[db]\nmajor_version = 15\n", None, "explicit", "15", "postgresql-15"),
    "legacy": ("[api]\nauto_expose_new_tables = true\n", None, "legacy", "auto", ""),
    "explicit": ("[api]\nauto_expose_new_tables = false\n", None, "explicit", "auto", ""),
    "odd": ('api = 3\n[db]\nmajor_version = "x"\n', None, "explicit", "auto", ""),
    "quotes": ("project_id = 'a \"b\" \\ é'\n", 'a "b" \\ é', "explicit", "auto", ""),
    "broken": ("[api", None, "explicit", "auto", "cannot be read"),
    "none": (None, None, "explicit", "auto", "is not there"),
}


@pytest.mark.parametrize(
    ("config", "name", "expose", "server", "words"), CONFIGS.values(), ids=CONFIGS.keys()
)
def test_a_supabase_project_is_adopted(
    tmp_path: Path, config: str | None, name: str | None, expose: str, server: str, words: str
) -> None:
    write(tmp_path, {**MIGRATION, **({"supabase/config.toml": config} if config else {})})
    laid = adopt_supabase(tmp_path)
    assert shown(laid) == (
        [
            "dump_schema.sh",
            "keel.toml",
            "schema/archive/.gitignore",
            "supabase/keel.sum",
            "supabase/rollback/.gitkeep",
        ],
        ["supabase/migrations"],
    )
    assert bool(laid.notes) == bool(words)
    assert words in " ".join(laid.notes)
    project = read_project(tmp_path)
    assert project.name == (name or tmp_path.name)
    assert project.settings.project.preset == "supabase"
    assert project.settings.project.expose == expose
    assert project.settings.sandbox.server == server
    assert [one.label for one in read_folder(project).migrations] == ["20260101000000"]
    assert is_clean(tmp_path)


def test_a_supabase_project_without_migrations(tmp_path: Path) -> None:
    laid = adopt_supabase(write(tmp_path, {"supabase/config.toml": "[db]\n"}))
    assert "supabase/migrations/.gitkeep" in shown(laid)[0]
    assert is_clean(tmp_path)


def test_odd_supabase_names_are_told_and_not_fatal(tmp_path: Path) -> None:
    files = {**MIGRATION, "supabase/migrations/init.sql": "", "supabase/migrations/x.md": ""}
    laid = adopt_supabase(write(tmp_path, files))
    places = [one.place.path.name for one in laid.findings if one.place]
    assert places == ["init.sql"]
    assert (tmp_path / "keel.toml").is_file()


@pytest.mark.parametrize("files", [{}, {"supabase/seed.sql": ""}, {"supabase": "a file"}])
def test_no_supabase(tmp_path: Path, files: dict[str, str]) -> None:
    before = tree(write(tmp_path, files))
    with pytest.raises(KeelError) as raised:
        adopt_supabase(tmp_path)
    assert raised.value.code.code == "CFG010"
    assert tree(tmp_path) == before
