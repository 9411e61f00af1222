"""The field `Changelog` of headers: into CHANGELOG.md by `keel docs`, missed by `keel check`."""

import json
from pathlib import Path

import pytest

from driver import Keel, Lay
from git_repo import GitRepo
from pgkeel.cli.noticing import read_changelog, updated_changelog, with_release
from pgkeel.config import read_project
from pgkeel.config.slicing import part
from pgkeel.migrations.folder import read_folder

PAGE = "# Changelog\n\n## Unreleased\n"
SEEN = "-- Changelog: Seen.\nselect 1;\n"
CHECK = ("check", "--only", "changelog", "--format", "json")


def told(keel: Keel, root: Path) -> list[str]:
    done = keel(*CHECK, cwd=root)
    (section,) = json.loads(done.stdout)["sections"]
    assert done.returncode == bool(section["findings"]), done.stdout
    return [
        f"{one['path']}:{one['line']} {one['code']} {one['message']}" for one in section["findings"]
    ]


def test_from_keel_new_to_the_page(keel: Keel, lay: Lay) -> None:
    root = lay({"CHANGELOG.md": PAGE})
    repo = GitRepo.init(root)
    repo.commit({})
    words = "Zines  have\na shelf: of their own"
    done = keel("new", "add", "zines", "--changelog", words, cwd=root)
    assert done.returncode == 0, done.stderr
    (path,) = (root / "migrations/sql").glob("V001*")
    assert path.read_text().splitlines()[2] == "-- Changelog: Zines have a shelf: of their own."
    (migration,) = read_folder(read_project(root)).migrations
    assert migration.header.entry == "Zines have a shelf: of their own."
    (missing,) = told(keel, root)
    assert missing.startswith("migrations/sql/V001__add_zines.sql:3 DAT411 what V001 tells is not")
    done = keel("docs", cwd=root)
    assert "changed  CHANGELOG.md" in done.stdout
    page = (root / "CHANGELOG.md").read_text()
    assert page == f"{PAGE}\n* Zines have a shelf: of their own. (V001)\n"
    assert told(keel, root) == []
    (root / "CHANGELOG.md").write_text(page.replace("Zines have", "All zines have"))
    assert told(keel, root) == []
    assert updated_changelog(read_project(root)) is None


def test_what_is_merged_was_looked_at_before(keel: Keel, lay: Lay) -> None:
    root = lay({"CHANGELOG.md": PAGE, "migrations/sql/V001__a.sql": SEEN})
    assert len(told(keel, root)) == 1  # without git everything is new
    GitRepo.init(root).commit({})
    (root / "migrations/sql/V002__b.sql").write_text("-- Changelog: nothing to notice.\nselect 1;")
    assert told(keel, root) == []
    made = updated_changelog(read_project(root))
    assert made
    assert made.text == f"{PAGE}\n* Seen. (V001)\n"


def test_after_a_renumbering_the_entry_has_its_new_version(keel: Keel, lay: Lay) -> None:
    page = f"{PAGE}\n* Theirs. (V001)\n* Seen. (V001)\n"
    theirs = SEEN.replace("Seen", "Theirs")
    files = {"migrations/sql/V001__a.sql": theirs, "migrations/sql/V002__b.sql": SEEN}
    root = lay({"CHANGELOG.md": page, **files})
    assert told(keel, root) == [
        "CHANGELOG.md:6 DAT411 what V002 tells is there under another version"
    ]
    made = updated_changelog(read_project(root))
    assert made
    assert made.text == f"{PAGE}\n* Theirs. (V001)\n* Seen. (V002)\n"


@pytest.mark.parametrize(
    ("page", "migration"),
    [(None, SEEN), ("# Mine\n\n## Unreleased\n\n* By hand.\n", "select 1;\n")],
)
def test_projects_without_a_page_or_the_field_are_left_in_peace(
    lay: Lay, page: str | None, migration: str
) -> None:
    files = {"CHANGELOG.md": page} if page else {}
    project = read_project(lay({"migrations/sql/V001__a.sql": migration, **files}))
    folder = read_folder(project)
    assert read_changelog(project, folder) is None
    assert updated_changelog(project) is None
    assert with_release(project, folder, "one", "2026-12-01", folder.migrations) is None


@pytest.mark.parametrize(
    "text",
    ["nothing to notice.", "Nothing.", "none", "-", "n/a", "nothing because it is internal", "no"],
)
def test_words_for_nothing(lay: Lay, text: str) -> None:
    root = lay({"migrations/sql/V001__a.sql": f"-- Changelog: {text}\nselect 1;\n"})
    (migration,) = read_folder(read_project(root)).migrations
    assert migration.header.entry is None


def test_slices_with_a_folder_of_their_own_have_a_page_of_their_own(lay: Lay) -> None:
    toml = (
        '[slices.own]\nschemas = ["own"]\n[slices.own.migrations]\n[slices.in]\nschemas = ["i"]\n'
    )
    root = lay(
        {
            "keel.toml": toml,
            "CHANGELOG.md": PAGE,
            "CHANGELOG.own.md": PAGE,
            "migrations/sql/V001__a.sql": SEEN,
            "migrations/own/sql/V001__a.sql": SEEN.replace("Seen", "Own"),
        }
    )
    main = read_project(root)
    pages = {name: updated_changelog(part(main, name)) for name in ("main", "own", "in")}
    texts = {name: page.text if page else None for name, page in pages.items()}
    added = {"main": f"{PAGE}\n* Seen. (V001)\n", "own": f"{PAGE}\n* Own. (V001)\n", "in": None}
    assert texts == added
