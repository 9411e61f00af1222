"""The stage ``reference``: rows of reference tables and the documents on them change together."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from driver import Keel
from git_repo import GitRepo
from pgkeel.cli.check_input import CheckInput
from pgkeel.cli.stages.reference import STAGE
from pgkeel.config import read_project
from pgkeel.errors import KeelError
from pgkeel.migrations.folder import read_folder
from pgkeel.report.document import Section

CASES = Path(__file__).parents[1] / "cases" / "reference"


@pytest.fixture
def repo(tmp_path: Path) -> GitRepo:
    root = tmp_path / "shop"
    shutil.copytree(CASES / "base", root)
    made = GitRepo.init(root)
    made.commit({})
    return made


def overlay(case: Path, root: Path) -> None:
    """Put the files of a case into the project, and take away what ``GONE`` lists."""
    shutil.copytree(case, root, dirs_exist_ok=True)
    gone = root / "GONE"
    for name in gone.read_text().split() if gone.exists() else ():
        (root / name).unlink()
    gone.unlink(missing_ok=True)


def told(keel: Keel, root: Path, base: str | None = None) -> list[str]:
    """Run the stage as `keel check` does, in this process, and return what it says."""
    project = read_project(root)
    folder = read_folder(project)
    environ = keel.environ({})
    given = CheckInput(
        project=project,
        folder=folder,
        environ=environ,
        base=base,
        cached=True,
        stages=frozenset({"reference"}),
    )
    section = STAGE.run(given, lambda *_: None)
    return [*_lines(section, root), *section.notes]


def _lines(section: Section, root: Path) -> Iterator[str]:
    for one in section.findings:
        assert one.place
        path = one.place.path.relative_to(root).as_posix()
        at = f"{path}:{one.place.line}" if one.place.line else path
        yield f"{at} {one.code.code} {one.message}"
        yield from (f"  {line}" for line in (one.detail or "").splitlines())


@pytest.mark.parametrize("case", sorted(p.name for p in CASES.iterdir() if p.name != "base"))
def test_what_changes_without_its_documents_is_told(
    keel: Keel, repo: GitRepo, case: str, request: pytest.FixtureRequest
) -> None:
    folder = CASES / case
    overlay(folder, repo.root)
    expected = repo.root / "expected.txt"
    before = expected.read_text() if expected.exists() else ""
    expected.unlink(missing_ok=True)
    found = "".join(f"{line}\n" for line in told(keel, repo.root))
    if request.config.getoption("--update"):
        (folder / "expected.txt").write_text(found)
        before = found
    assert found == before


def test_the_range_of_commits_counts_and_not_the_working_tree_alone(
    keel: Keel, repo: GitRepo
) -> None:
    repo.git("checkout", "--quiet", "-b", "zines")
    repo.commit({"migrations/sql/V002__b.sql": "insert into genres values ('zines', 'Zines');\n"})
    assert len(told(keel, repo.root)) == 2
    pages = {"CHANGELOG.md": "# Changelog\n\n* Zines.\n", "docs/data-dictionary.md": "Zines.\n"}
    repo.commit(pages)
    assert told(keel, repo.root) == []
    assert told(keel, repo.root, "HEAD~1") == []  # the migration is older than that
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "zines")
    assert told(keel, repo.root) == []


def test_settings(keel: Keel, repo: GitRepo) -> None:
    new = {"migrations/sql/V002__b.sql": "insert into genres values ('zines', 'Zines');\n"}
    repo.write(new)
    repo.write({"keel.toml": '[reference]\ntables = ["public.g*"]\nlevel = "warning"\n'})
    found = told(keel, repo.root)
    assert [line.split()[1] for line in found] == ["DAT401", "DAT401"]
    repo.write({"keel.toml": '[reference]\ntables = ["public.g*"]\nlevel = "off"\n'})
    assert told(keel, repo.root) == []
    own = '[reference]\ntables = [\n  "genres",\n  "shop.zoens",\n]\ndocuments = ["docs/new.md"]\n'
    repo.write({"keel.toml": own})
    unknown, untold = told(keel, repo.root)
    assert unknown == "keel.toml:4 DAT402 the folder makes no table shop.zoens"
    assert untold.endswith("changes here (INSERT): docs/new.md is not there")
    repo.write({"docs/new.md": "Zines.\n"})
    assert len(told(keel, repo.root)) == 1
    repo.write({"keel.toml": '[reference]\ndocuments = ["../x.md"]\n'})
    with pytest.raises(KeelError, match="expected a path inside the project"):
        told(keel, repo.root)
    repo.write({"keel.toml": ""})
    assert told(keel, repo.root) == []


def test_without_git_and_with_a_folder_that_does_not_run(keel: Keel, repo: GitRepo) -> None:
    repo.write({"migrations/sql/V002__b.sql": "delete from genres;\nselect 1 / 0;\n"})
    found = told(keel, repo.root)
    assert [line.split()[0] for line in found[:2]] == ["migrations/sql/V002__b.sql:1"] * 2
    assert found[-1] == "whether the tables are there was not seen: the folder does not run"
    shutil.rmtree(repo.root / ".git")
    assert "no git base: not in a git repository" in told(keel, repo.root)


def test_as_people_run_it(keel: Keel, repo: GitRepo) -> None:
    clean = keel("check", "--only", "reference", cwd=repo.root)
    assert (clean.returncode, "reference  2 tables" in clean.stdout) == (0, True)
    repo.write({"migrations/sql/V002__b.sql": "delete from genres;\n"})
    done = keel("check", "--only", "reference", "--format", "json", cwd=repo.root)
    assert done.returncode == 1
    (section,) = json.loads(done.stdout)["sections"]
    assert section["summary"] == "2 tables, 1 with new rows"
    assert section["findings"][0]["hint"].startswith("say in docs/data-dictionary.md what changes")


def test_everything_is_new_before_the_first_commit(keel: Keel, tmp_path: Path) -> None:
    root = tmp_path / "new"
    shutil.copytree(CASES / "base", root)
    GitRepo.init(root)
    assert told(keel, root) == []
