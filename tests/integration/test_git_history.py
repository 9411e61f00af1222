"""Append-only against real repositories, in every shape a clone comes in."""

from pathlib import Path

import pytest

from git_repo import ENVIRON, GitRepo
from pgkeel.config import read_project
from pgkeel.errors import KeelError
from pgkeel.git import blob_id, find_repository
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.history import compare_history
from pgkeel.migrations.merged import Base, NoBase
from pgkeel.migrations.recorded import read_base, read_sums
from pgkeel.migrations.sum_writing import write_sums

SQL = "migrations/sql"
A, B, C = f"{SQL}/V001__a.sql", f"{SQL}/V002__b.sql", f"{SQL}/V003__c.sql"
MERGED: dict[str, str | bytes | None] = {
    "keel.toml": "",
    A: "select 1;\n",
    B: "select 2;\n-- second\n",
}


def base_at(root: Path, base: str | None = None) -> Base | NoBase:
    project = read_project(root)
    return read_base(project, read_folder(project), base, ENVIRON)


def history(root: Path, base: str | None = None, *, bless: bool = True) -> list[str]:
    """Return the findings; keel.sum is made to agree with the folder unless told not to."""
    project = read_project(root)
    folder = read_folder(project)
    if bless:
        write_sums(project, folder, None)
    found = read_base(project, folder, base, ENVIRON)
    findings = compare_history(
        folder, read_sums(project), found if isinstance(found, Base) else None
    )
    return [
        f"{one.code.code} {one.place.path.name}" + (f":{one.place.line}" if one.place.line else "")
        for one in findings
        if one.place and one.severity == "error"
    ]


@pytest.fixture(params=["sha1", "sha256"])
def repo(request: pytest.FixtureRequest, tmp_path: Path) -> GitRepo:
    made = GitRepo.init(tmp_path / "repo", object_format=request.param)
    made.commit(MERGED)
    return made


# (what is changed in the working tree, what is found)
EDITS: dict[str, tuple[dict[str, str | bytes | None], list[str]]] = {
    "nothing": ({}, []),
    "edited": ({B: "select 2;\n-- third\n"}, ["MIG201 V002__b.sql:2"]),
    "crlf": ({B: b"select 2;\r\n-- second\r\n"}, []),
    "crlf and edited": ({B: b"select 2;\r\n-- third\r\n"}, ["MIG201 V002__b.sql:2"]),
    "deleted": ({B: None}, ["MIG202 V002__b.sql"]),
    "renumbered": (
        {B: None, f"{SQL}/V004__b.sql": "select 2;\n-- second\n"},
        ["MIG203 V004__b.sql"],
    ),
    "slipped in": ({f"{SQL}/V001_5__x.sql": "select 3;"}, ["MIG204 V001_5__x.sql"]),
    "taken": ({f"{SQL}/V002__x.sql": "select 3;"}, ["MIG205 V002__x.sql"]),
    "new": ({C: "select 3;"}, []),
    "swapped": (
        {A: "select 2;\n-- second\n", B: "select 1;\n"},
        ["MIG201 V001__a.sql:1", "MIG201 V002__b.sql:1"],
    ),
}


@pytest.mark.parametrize(("files", "found"), EDITS.values(), ids=EDITS.keys())
def test_edits_that_are_not_committed(
    repo: GitRepo, files: dict[str, str | bytes | None], found: list[str]
) -> None:
    repo.write(files)
    assert history(repo.root) == found


@pytest.mark.parametrize(("files", "found"), EDITS.values(), ids=EDITS.keys())
def test_edits_that_are_committed_on_a_branch(
    repo: GitRepo, files: dict[str, str | bytes | None], found: list[str]
) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit(files)
    assert history(repo.root) == found


def test_the_base_moves_on_while_we_work(repo: GitRepo) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit({C: "select 'ours';"})
    repo.git("checkout", "--quiet", "main")
    repo.commit({f"{SQL}/V003__theirs.sql": "select 'theirs';", A: "select 'corrected';"})
    repo.git("checkout", "--quiet", "feature")
    # Being behind is neither an edit nor a deletion; the number is taken all the same.
    assert history(repo.root) == ["MIG205 V003__c.sql"]
    repo.git("merge", "--quiet", "main")
    assert history(repo.root) == ["MIG205 V003__c.sql"]


def test_autocrlf_is_no_edit(repo: GitRepo, tmp_path: Path) -> None:
    clone = repo.clone(tmp_path / "clone", "-c", "core.autocrlf=true")
    assert b"\r\n" in (clone.root / B).read_bytes()
    assert history(clone.root) == []
    clone.write({A: b"select 9;\r\n"})
    assert history(clone.root) == ["MIG201 V001__a.sql:1"]


def test_with_a_remote_what_is_not_pushed_is_not_merged(repo: GitRepo, tmp_path: Path) -> None:
    clone = repo.clone(tmp_path / "clone")
    clone.commit({C: "select 3;"})
    clone.write({C: "select 4;", B: "select 5;"})
    base = base_at(clone.root)
    assert isinstance(base, Base)
    assert base.name == "origin/main"
    assert history(clone.root) == ["MIG201 V002__b.sql:1"]


def test_a_remote_with_another_default_branch(repo: GitRepo, tmp_path: Path) -> None:
    repo.git("branch", "-m", "main", "trunk")
    clone = repo.clone(tmp_path / "clone")
    clone.write({B: "select 5;"})
    base = base_at(clone.root)
    assert isinstance(base, Base)
    assert base.name == "origin/trunk"
    assert history(clone.root) == ["MIG201 V002__b.sql:1"]


def test_no_remote_and_another_default_branch(repo: GitRepo) -> None:
    repo.git("branch", "-m", "main", "trunk")
    base = base_at(repo.root)
    assert isinstance(base, NoBase)
    assert "no branch main or master" in base.why
    assert isinstance(base_at(repo.root, "trunk"), Base)
    repo.write({"keel.toml": '[git]\nbase = "trunk"\n', B: "select 5;"})
    assert history(repo.root) == ["MIG201 V002__b.sql:1"]


def test_detached_head(repo: GitRepo) -> None:
    repo.git("checkout", "--quiet", "--detach")
    repo.commit({B: "select 5;"})
    assert history(repo.root) == ["MIG201 V002__b.sql:1"]


def test_unborn_branch(tmp_path: Path) -> None:
    repo = GitRepo.init(tmp_path / "repo")
    repo.write(MERGED)
    base = base_at(repo.root)
    assert isinstance(base, Base)
    assert base.name == "HEAD, which has no commit yet"
    assert (base.fork.files, base.tip.files, base.had_sum) == ({}, {}, False)
    assert history(repo.root) == []
    with pytest.raises(KeelError) as raised:
        base_at(repo.root, "main")
    assert raised.value.code.code == "GIT003"


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / SQL).mkdir(parents=True)
    (tmp_path / "keel.toml").write_text('[git]\nbase = "main"\n')
    assert base_at(tmp_path) == NoBase(why="not in a git repository")
    with pytest.raises(KeelError) as raised:
        base_at(tmp_path, "main")
    assert raised.value.code.code == "GIT002"


def test_inside_the_folder_of_git_itself(repo: GitRepo) -> None:
    assert find_repository(repo.root / ".git", ENVIRON) is None


def test_a_broken_repository(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /nowhere/.git/worktrees/x\n")
    with pytest.raises(KeelError) as raised:
        find_repository(tmp_path, ENVIRON)
    assert raised.value.code.code == "GIT002"
    assert "/nowhere" in str(raised.value.detail)


@pytest.mark.parametrize("named", ["main", None])
def test_no_git_installed(repo: GitRepo, tmp_path: Path, named: str | None) -> None:
    project = read_project(repo.root)
    environ = {**ENVIRON, "PATH": str(tmp_path / "empty")}
    if named is None:
        found = read_base(project, read_folder(project), named, environ)
        assert found == NoBase(why="git is not installed")
        return
    with pytest.raises(KeelError) as raised:
        read_base(project, read_folder(project), named, environ)
    assert raised.value.code.code == "GIT001"


@pytest.mark.parametrize(
    "revision", ["nope", "--help", "-h", "HEAD~99", "main:keel.toml", "a b", "\n", "x\0y", "\udcff"]
)
def test_an_unknown_revision(repo: GitRepo, revision: str) -> None:
    with pytest.raises(KeelError) as raised:
        base_at(repo.root, revision)
    assert raised.value.code.code == "GIT003"
    assert raised.value.hint


@pytest.mark.parametrize("revision", ["main", "HEAD", "v1", "HEAD@{0}", "main@{10 years ago}"])
def test_revisions_of_every_kind(repo: GitRepo, revision: str) -> None:
    repo.git("tag", "-m", "one", "v1")
    base = base_at(repo.root, revision)
    assert isinstance(base, Base)
    assert base.fork.commit == repo.git("rev-parse", "HEAD")


def test_a_shallow_clone_reaches_no_merge_base(repo: GitRepo, tmp_path: Path) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    for number in range(3):
        repo.commit({}, f"ours {number}")
    repo.git("checkout", "--quiet", "main")
    for number in range(3):
        repo.commit({}, f"theirs {number}")
    clone = repo.clone(tmp_path / "clone", "--depth=1", "--no-single-branch", "--branch=feature")
    with pytest.raises(KeelError) as raised:
        base_at(clone.root)
    assert raised.value.code.code == "GIT005"
    assert "fetch-depth: 0" in str(raised.value.hint)
    clone.git("fetch", "--quiet", "--unshallow")
    assert history(clone.root) == []


def test_a_shallow_clone_without_the_base(repo: GitRepo, tmp_path: Path) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit({})
    repo.git("checkout", "--quiet", "main")
    clone = repo.clone(tmp_path / "clone", "--depth=1", "--branch=feature")
    base = base_at(clone.root)
    assert isinstance(base, NoBase)
    assert "fetch-depth: 0" in base.why
    with pytest.raises(KeelError) as raised:
        base_at(clone.root, "origin/main")
    assert raised.value.code.code == "GIT003"
    assert "fetch-depth: 0" in str(raised.value.hint)


def test_no_common_history(repo: GitRepo) -> None:
    repo.git("checkout", "--quiet", "--orphan", "other")
    repo.commit({"x": ""})
    with pytest.raises(KeelError) as raised:
        base_at(repo.root)
    assert raised.value.code.code == "GIT006"


def test_in_a_worktree(repo: GitRepo, tmp_path: Path) -> None:
    repo.git("worktree", "add", "--quiet", "-b", "feature", tmp_path / "tree")
    (tmp_path / "tree" / B).write_text("select 5;")
    assert history(tmp_path / "tree") == ["MIG201 V002__b.sql:1"]
    assert history(repo.root) == []


def test_in_a_submodule(repo: GitRepo, tmp_path: Path) -> None:
    object_format = repo.git("rev-parse", "--show-object-format")
    outer = GitRepo.init(tmp_path / "outer", object_format=object_format)
    outer.git("submodule", "--quiet", "add", f"file://{repo.root}", "db")
    outer.commit({})
    inner = outer.root / "db"
    assert history(inner) == []
    (inner / B).write_text("select 5;")
    assert history(inner) == ["MIG201 V002__b.sql:1"]


@pytest.mark.parametrize("name", ["apps/shop", "with blank", "prüfe", ":(glob)x", "-dash", "[a]*"])
def test_in_a_folder_below_the_top(tmp_path: Path, name: str) -> None:
    repo = GitRepo.init(tmp_path / "repo")
    repo.commit({f"{name}/{path}": content for path, content in MERGED.items()})
    repo.write({f"{name}/{B}": "select 5;", f"{name}/{A}": None})
    found = ["MIG202 V001__a.sql", "MIG201 V002__b.sql:1"]
    assert history(repo.root / name) == found


def test_the_folder_is_the_top_itself(tmp_path: Path) -> None:
    repo = GitRepo.init(tmp_path / "repo")
    repo.commit({"keel.toml": '[migrations]\nfolder = "."\n', "V001__a.sql": "select 1;"})
    repo.write({"V001__a.sql": "select 2;"})
    assert history(repo.root) == ["MIG201 V001__a.sql:1"]


def test_through_a_link_to_the_project(repo: GitRepo, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(repo.root)
    (repo.root / B).write_text("select 5;")
    assert history(link) == ["MIG201 V002__b.sql:1"]


def test_in_a_hook_the_project_decides_which_repository(repo: GitRepo, tmp_path: Path) -> None:
    other = GitRepo.init(tmp_path / "other")
    environ = {**ENVIRON, "GIT_DIR": str(other.root / ".git"), "GIT_WORK_TREE": str(other.root)}
    found = find_repository(repo.root, environ)
    assert found is not None
    assert found.top == repo.root


def test_the_folder_did_not_exist_at_the_base(tmp_path: Path) -> None:
    repo = GitRepo.init(tmp_path / "repo")
    repo.commit({"README.md": ""})
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit(MERGED)
    assert history(repo.root) == []


def test_the_folder_has_moved(repo: GitRepo) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.git("mv", "migrations", "db")
    repo.commit(
        {
            "keel.toml": '[migrations]\nfolder = "db/sql"\nrollback = "db/rollback"\n'
            'sum = "db/keel.sum"\n'
        }
    )
    assert history(repo.root) == []
    repo.write({"db/sql/V002__b.sql": "select 5;", "db/sql/V001__a.sql": None})
    assert history(repo.root) == ["MIG202 V001__a.sql", "MIG201 V002__b.sql:1"]


def test_the_layout_has_changed(repo: GitRepo) -> None:
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit({"keel.toml": '[migrations]\nlayout = "supabase"\n'})
    for number, name in enumerate("ab", start=1):
        repo.git("mv", f"{SQL}/V00{number}__{name}.sql", f"{SQL}/2026013109300{number}_{name}.sql")
    found = ["MIG203 20260131093001_a.sql", "MIG203 20260131093002_b.sql"]
    assert history(repo.root) == found


def test_a_project_that_had_no_keel_toml_yet(repo: GitRepo) -> None:
    repo.commit({"keel.toml": None})
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit({"keel.toml": "", B: "select 5;"})
    assert history(repo.root) == ["MIG201 V002__b.sql:1"]


def test_keel_toml_was_broken_at_the_base(repo: GitRepo) -> None:
    repo.commit({"keel.toml": "[["})
    repo.write({"keel.toml": "", B: "select 5;"})
    assert history(repo.root) == ["MIG201 V002__b.sql:1"]


def test_keel_sum_is_deleted(repo: GitRepo) -> None:
    project = read_project(repo.root)
    write_sums(project, read_folder(project), None)
    repo.commit({})
    project.sum_file.unlink()
    assert history(repo.root, bless=False) == ["MIG206 sql"]


def test_keel_sum_is_tampered_with(repo: GitRepo) -> None:
    project = read_project(repo.root)
    write_sums(project, read_folder(project), None)
    repo.commit({})
    text = project.sum_file.read_text()
    project.sum_file.write_text(
        text.replace("sha256:", f"sha256:{'0' * 8}", 1).replace(
            text.split("sha256:")[1][:64], text.split("sha256:")[1][:56], 1
        )
    )
    assert history(repo.root, bless=False) == ["MIG206 keel.sum:2"]


def test_only_what_differs_is_read(repo: GitRepo) -> None:
    """What is here just so is not asked of git: it is found where git has lost it."""
    repo.write({B: "select 5;"})
    found = find_repository(repo.root, ENVIRON)
    assert found is not None
    files = found.files_at(found.resolve("main"), SQL)
    assert files["V001__a.sql"] == blob_id((repo.root / A).read_bytes(), found.object_format)
    for name in ("V001__a.sql", "V002__b.sql"):
        blob = files[name]
        (repo.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        if name == "V001__a.sql":
            assert isinstance(base_at(repo.root), Base)
    with pytest.raises(KeelError) as raised:
        base_at(repo.root)
    assert files["V002__b.sql"] in raised.value.message


def test_blobs_are_read_in_one_go_whatever_is_in_them(repo: GitRepo) -> None:
    contents = [b"", b"\n", b"x" * 300_000, b"missing\n", b"\0\xff", b"0" * 40 + b" blob 5\n"]
    repo.commit({f"data/{number}": content for number, content in enumerate(contents)})
    found = find_repository(repo.root, ENVIRON)
    assert found is not None
    names = [f"HEAD:data/{number}" for number in range(len(contents))]
    got = found.read_blobs(["HEAD:nothing", *names, "HEAD:data", "HEAD:da ta"])
    assert got == dict(zip(names, contents, strict=True))


def test_a_repository_of_another_user(repo: GitRepo) -> None:
    project = read_project(repo.root)
    folder = read_folder(project)
    # Git's own switch for this: only root could give the files away for real.
    untrusted = {**ENVIRON, "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    with pytest.raises(KeelError) as raised:
        read_base(project, folder, None, untrusted)
    assert raised.value.code.code == "GIT004"
    assert f"safe.directory {repo.root}" in str(raised.value.hint)
    trusted = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory"}
    environ = {**untrusted, **trusted, "GIT_CONFIG_VALUE_0": str(repo.root)}
    assert isinstance(read_base(project, folder, None, environ), Base)
