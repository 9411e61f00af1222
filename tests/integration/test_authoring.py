"""New, renumber and sum on real folders: nothing overwritten, nothing half done."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from driver import Keel
from git_repo import ENVIRON, GitRepo
from pgkeel.config import Project, read_project
from pgkeel.errors import KeelError
from pgkeel.migrations import renumbering, writing
from pgkeel.migrations.authoring import Written, write_new
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.history import compare_history
from pgkeel.migrations.merged import Base
from pgkeel.migrations.recorded import read_base, read_sums
from pgkeel.migrations.renumbering import plan_renumber, write_renumber
from pgkeel.migrations.sum_writing import write_sums
from pgkeel.migrations.version import Version

NOW = datetime(2026, 1, 31, 9, 30, 15, tzinfo=UTC)
Lay = Callable[..., Path]


def new(project: Project, words: str, merged: str | None = None) -> Written:
    newest = Version.parse(merged) if merged else None
    return write_new(project, words, merged_newest=newest, now=NOW)


def files(project: Project) -> list[str]:
    """Return all files of the project but keel.toml and what git keeps."""
    found = (path.relative_to(project.root) for path in project.root.rglob("*") if path.is_file())
    return sorted(p.as_posix() for p in found if p.name != "keel.toml" and p.parts[0] != ".git")


def findings(project: Project, base: Base | None = None) -> list[str]:
    folder = read_folder(project)
    found = (*folder.findings, *compare_history(folder, read_sums(project), base))
    return [f"{one.code.code} {one.place.path.name}" for one in found if one.place]


@pytest.fixture
def project(lay: Lay) -> Project:
    return read_project(lay())


def test_the_first_and_the_next(project: Project) -> None:
    first = new(project, "Create books")
    second = new(project, "Add prices")
    assert (first.label, second.label) == ("V001", "V002")
    assert files(project) == [
        "migrations/keel.sum",
        "migrations/rollback/U001__create_books.sql",
        "migrations/rollback/U002__add_prices.sql",
        "migrations/sql/V001__create_books.sql",
        "migrations/sql/V002__add_prices.sql",
    ]
    assert first.sum_file == project.sum_file
    assert findings(project) == []
    migration = read_folder(project).migrations[0]
    assert migration.header.purpose is not None
    assert migration.header.purpose.text == "Create books."
    assert migration.rollback == first.rollback


def test_the_version_is_above_the_base_and_above_what_is_left_over(project: Project) -> None:
    project.rollback.mkdir(parents=True)
    (project.rollback / "U010__x.sql").write_text("left over")
    assert new(project, "x", merged="009").label == "V011"
    assert (project.rollback / "U010__x.sql").read_text() == "left over"
    assert new(project, "y", merged="003").label == "V012"


def test_a_sum_file_is_not_begun_for_others(lay: Lay) -> None:
    project = read_project(lay({"migrations/sql/V001__a.sql": "select 1;"}))
    assert new(project, "x").sum_file is None
    assert not project.sum_file.exists()


def test_other_lines_of_keel_sum_stay(lay: Lay) -> None:
    project = read_project(lay())
    new(project, "a").migration.write_text("select 'changed since';")
    new(project, "b")
    assert findings(project) == ["MIG201 V001__a.sql"], "not blessed in passing"


def test_a_conflict_in_keel_sum_stops_before_anything_is_written(lay: Lay) -> None:
    project = read_project(lay({"migrations/keel.sum": "<<<<<<< a\n=======\n>>>>>>> b\n"}))
    before = files(project)
    with pytest.raises(KeelError) as raised:
        new(project, "x")
    assert raised.value.code.code == "MIG207"
    assert files(project) == before


@pytest.mark.parametrize("at", ["rollback", "sum", "sql"])
def test_nothing_is_left_when_a_file_cannot_be_written(lay: Lay, at: str) -> None:
    if at == "sql":
        root = lay({"keel.toml": '[migrations]\nfolder = "m/sql"\n', "m": "a file"})
    elif at == "rollback":
        root = lay({"migrations/rollback": "a file"})
    else:
        root = lay({"keel.toml": '[migrations]\nsum = "s/keel.sum"\n', "s": "a file"})
    project = read_project(root)
    before = files(project)
    with pytest.raises(KeelError) as raised:
        new(project, "x")
    assert raised.value.code.code in {"MIG210", "MIG207"}
    assert raised.value.place is not None
    assert files(project) == before


def test_many_at_once_each_get_a_number_of_their_own(project: Project) -> None:
    labels: list[str] = []
    threads = [
        threading.Thread(target=lambda word=word: labels.append(new(project, word).label))
        for word in ["same"] * 4 + ["a", "b", "c", "d"]
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(labels) == [f"V{number:03}" for number in range(1, 9)]
    assert findings(project) == []


def test_keel_sum_keeps_its_mode_and_its_link(project: Project) -> None:
    new(project, "a")
    real = project.root / "elsewhere.sum"
    project.sum_file.rename(real)
    project.sum_file.symlink_to(real)
    real.chmod(0o640)
    new(project, "b")
    assert project.sum_file.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "V002__b.sql" in real.read_text()


# --- keel sum


@pytest.fixture
def repo(lay: Lay) -> GitRepo:
    """Return a project with two merged migrations, checked out on a branch."""
    repo = GitRepo.init(lay())
    project = read_project(repo.root)
    for word in "ab":
        new(project, word)
    repo.commit({})
    repo.git("checkout", "--quiet", "-b", "feature")
    return repo


def base_of(project: Project) -> Base:
    base = read_base(project, read_folder(project), None, ENVIRON)
    assert isinstance(base, Base)
    return base


def test_sum_says_which_lines_change(repo: GitRepo) -> None:
    project = read_project(repo.root)
    new(project, "c").migration.write_text("select 3;")
    new(project, "d").migration.unlink()
    result = write_sums(project, read_folder(project), base_of(project))
    assert [str(one) for one in result.changes] == [
        "changed: V003__c.sql",
        "removed: V004__d.sql",
    ]
    assert result.refused == ()
    inode = project.sum_file.stat().st_ino
    assert write_sums(project, read_folder(project), base_of(project)).changes == ()
    assert project.sum_file.stat().st_ino == inode, "not written when nothing changes"


def test_sum_blesses_no_rewrite_of_what_is_merged(repo: GitRepo) -> None:
    project = read_project(repo.root)
    new(project, "c").migration.write_text("select 3;")
    (project.folder / "V001__a.sql").write_text("select 'edited';")
    (project.folder / "V002__b.sql").rename(project.folder / "V009__b.sql")
    result = write_sums(project, read_folder(project), base_of(project))
    assert [str(one) for one in result.changes] == ["changed: V003__c.sql"]
    assert [one.code.code for one in result.refused] == ["MIG201", "MIG203"]

    result = write_sums(project, read_folder(project), base_of(project), rewrite_history=True)
    assert [str(one) for one in result.changes] == [
        "changed: V001__a.sql",
        "removed: V002__b.sql",
        "added: V009__b.sql",
    ]


def test_sum_mends_a_conflict(repo: GitRepo) -> None:
    project = read_project(repo.root)
    good = project.sum_file.read_bytes()
    project.sum_file.write_bytes(b"<<<<<<< a\n" + good + b"=======\n>>>>>>> b\n")
    assert write_sums(project, read_folder(project), base_of(project)).refused == ()
    assert project.sum_file.read_bytes() == good


def test_sum_keeps_the_line_of_a_file_that_cannot_be_read(repo: GitRepo) -> None:
    project = read_project(repo.root)
    before = project.sum_file.read_bytes()
    (project.folder / "V001__a.sql").write_bytes(b"\xff\0")
    write_sums(project, read_folder(project), None)
    assert project.sum_file.read_bytes() == before


# --- keel renumber


def clash(repo: GitRepo) -> Project:
    """Take V003 and V004 here, while V003 is merged on main."""
    project = read_project(repo.root)
    for word in ("ours one", "ours two"):
        new(project, word)
    repo.commit({})
    repo.git("checkout", "--quiet", "main")
    new(project, "theirs")
    repo.commit({})
    repo.git("checkout", "--quiet", "feature")
    return project


def renumber(project: Project) -> list[str]:
    moves = plan_renumber(read_folder(project), base_of(project), named=None, now=NOW)
    write_renumber(project, moves)
    return [move.to.name for move in moves]


def test_renumber_moves_ours_with_all_that_belongs_to_them(repo: GitRepo) -> None:
    project = clash(repo)
    assert findings(project, base_of(project)) == ["MIG205 V003__ours_one.sql"]
    assert renumber(project) == ["V005__ours_one.sql", "V006__ours_two.sql"]
    assert findings(project, base_of(project)) == []
    assert not [name for name in files(project) if "003" in name or "004" in name]

    migration = (project.folder / "V005__ours_one.sql").read_text()
    assert "-- Rollback: migrations/rollback/U005__ours_one.sql\n" in migration
    rollback = (project.rollback / "U005__ours_one.sql").read_text()
    assert "-- Undoes migrations/sql/V005__ours_one.sql\n" in rollback
    assert renumber(project) == [], "nothing is left to do"


def test_renumber_after_the_base_was_merged_in(repo: GitRepo) -> None:
    project = clash(repo)
    repo.git("merge", "--quiet", "--no-commit", "--strategy-option=ours", "main")
    assert findings(project, base_of(project)) == [
        "MIG003 V003__theirs.sql",
        "MIG205 V003__ours_one.sql",
        "MIG206 V003__theirs.sql",
    ]
    assert renumber(project) == ["V005__ours_one.sql", "V006__ours_two.sql"]
    assert findings(project, base_of(project)) == ["MIG206 V003__theirs.sql"]
    write_sums(project, read_folder(project), base_of(project))
    assert findings(project, base_of(project)) == []


def test_only_leading_comments_are_touched(repo: GitRepo) -> None:
    project = read_project(repo.root)
    written = new(project, "x")
    text = (
        "-- Rollback: migrations/rollback/U003__x.sql\n"
        "/* not U003__x.sql.bak, not XU003__x.sql; V003__x.sql */\n"
        "select 'U003__x.sql'; -- U003__x.sql\n"
    )
    written.migration.write_text(text)
    moves = plan_renumber(read_folder(project), base_of(project), named="V003", now=NOW)
    write_renumber(project, moves)
    assert moves[0].to.read_text() == (
        "-- Rollback: migrations/rollback/U004__x.sql\n"
        "/* not U003__x.sql.bak, not XU003__x.sql; V004__x.sql */\n"
        "select 'U003__x.sql'; -- U003__x.sql\n"
    )
    assert findings(project, base_of(project)) == []


def test_renumber_overwrites_nothing(repo: GitRepo) -> None:
    project = clash(repo)
    blocked = project.rollback / "U006__ours_two.sql"
    blocked.write_text("left over")
    before = {path: (project.root / path).read_bytes() for path in files(project)}
    with pytest.raises(KeelError) as raised:
        renumber(project)
    assert raised.value.code.code == "MIG210"
    assert raised.value.place is not None
    assert raised.value.place.path == blocked
    assert {path: (project.root / path).read_bytes() for path in files(project)} == before


def ours(project: Project) -> list[str]:
    """Return what our migrations say, in order of their versions."""
    paths = sorted(project.folder.glob("*ours*"))
    return [path.read_text().rsplit("'", 2)[1] for path in paths]


@pytest.mark.parametrize("step", range(9))
def test_a_renumber_cut_short_loses_nothing_and_can_go_on(
    repo: GitRepo, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    project = clash(repo)
    for path in project.folder.glob("*ours*"):
        path.write_text(f"{path.read_text()}select '{path.stem[6:]}';\n")
    steps = iter(range(100))

    def dies(function: Callable[..., None]) -> Callable[..., None]:
        def wrapped(*arguments: object, **options: object) -> None:
            if next(steps) == step:
                raise KeyboardInterrupt
            function(*arguments, **options)

        return wrapped

    with monkeypatch.context() as patch:
        for name in ("move_file", "replace_file", "change_sums"):
            patch.setattr(renumbering, name, dies(getattr(renumbering, name)))
        with pytest.raises(KeyboardInterrupt):
            renumber(project)
    assert sorted(ours(project)) == ["ours_one", "ours_two"], "each file is whole, under one name"
    renumber(project)
    write_sums(project, read_folder(project), base_of(project))
    assert ours(project) == ["ours_one", "ours_two"], "and the order is theirs"
    left = {found.split()[0] for found in findings(project, base_of(project))}
    assert left <= {"MIG012"}, "but for a rollback file whose migration had moved already"


def test_the_lock_leaves_no_file(project: Project) -> None:
    with writing.alone_in(project.folder):
        assert list(project.folder.iterdir()) == []


def test_what_a_diff_adds_not_valid_is_validated_in_another_transaction(
    keel: Keel, tmp_path: Path
) -> None:
    table = "create table public.books (id bigint primary key, pages int);\n"
    check = "alter table public.books add constraint books_pages_check check (pages > 0);\n"
    header = "-- Purpose: books.\n-- Rollback: not needed, it is the first.\n"
    guarded = header + table.replace("table ", "table if not exists ")
    root = tmp_path / "project"
    (root / "migrations/sql").mkdir(parents=True)
    (root / "schema").mkdir()
    (root / "keel.toml").write_text("")
    (root / "migrations/sql/V001__books.sql").write_text(guarded)
    (root / "schema/wanted.sql").write_text(table + check)
    done = keel("new", "check pages", "--from-diff", "schema/wanted.sql", cwd=root)
    assert done.returncode == 0, done.stderr
    second = root / "migrations/sql/V002__check_pages.sql"
    added, committed, validated = second.read_text().partition("COMMIT;")
    assert "-- keel: no-transaction" in added
    assert "NOT VALID;" in added
    assert committed
    assert "VALIDATE CONSTRAINT books_pages_check;" in validated
    assert keel("diff", "folder", "schema/wanted.sql", cwd=root).returncode == 0
