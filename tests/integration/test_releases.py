"""Dumps and releases of a live database, as a team makes them; what is edited is found."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from driver import Keel, Lay
from git_repo import GitRepo
from on_servers import Servers
from pgkeel.cli.noticing import updated_changelog, with_release
from pgkeel.config import read_project
from pgkeel.migrations.folder import read_folder
from pgkeel.postgres.build import find_client
from production import Production, production_on

TOML = '[environments.prod]\nurl = "env:PROD_DATABASE_URL"\n'
V1 = """-- Purpose: books.
-- Changelog: Books can be listed.
create table books (id int primary key, title text not null);
"""
V2 = "-- Changelog: Books have prices,\n--   in whole cents.\nalter table books add price int;\n"
FILES = {
    "keel.toml": TOML,
    "migrations/sql/V001__books.sql": V1,
    "migrations/sql/V002__prices.sql": V2,
}
CHANGELOG = "# Changelog\n\n## Unreleased\n\n- By hand.\n"
KILL_AT = Path(__file__).parents[1] / "kill_at.py"


@pytest.fixture(scope="module")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.fixture
def prod(servers: Servers) -> Iterator[Production]:
    with production_on(servers["18"]) as production:
        production.run(V1)
        production.deployed("001")
        yield production


def schema_files(root: Path) -> dict[str, bytes]:
    folder = root / "schema"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def page_of(root: Path) -> str:
    return (root / "CHANGELOG.md").read_text()


def codes(keel: Keel, root: Path, *arguments: str) -> dict[str, list[str]]:
    done = keel("check", "--format", "json", *arguments, cwd=root)
    sections = json.loads(done.stdout)["sections"]
    return {one["name"]: [found["code"] for found in one["findings"]] for one in sections}


STAGES = ("--only", "dumps-untouched", "--only", "snapshot-current")


def test_a_dump_says_how_far_it_is_and_the_rest_is_pending(
    keel: Keel, lay: Lay, prod: Production
) -> None:
    root = lay(FILES)
    done = keel("dump", cwd=root, env=prod.environ)
    assert (done.returncode, done.stderr) == (0, "")
    assert "at version V001" in done.stdout
    text = (root / "schema/current/prod.schema.sql").read_text()
    assert text.splitlines()[1] == "-- source: env:prod; ledger head: V001"
    assert "keel.ledger" not in text
    checked = keel("check", *STAGES, cwd=root)
    assert checked.returncode == 0, checked.stdout
    assert "prod at V001, 1 pending" in checked.stdout
    again = keel("dump", cwd=root, env=prod.environ)
    assert "kept     schema/current/prod.schema.sql" in again.stdout


@pytest.mark.parametrize("schema", ["keel", "ops", "public"])
def test_no_ledger_is_part_of_a_schema(keel: Keel, lay: Lay, servers: Servers, schema: str) -> None:
    with production_on(servers["18"]) as prod:
        toml = f'[ledger]\nschema = "{schema}"\ntable = "history"\n{TOML}'
        feed = f"{V1}create publication feed for all tables;\n"
        root = lay({"keel.toml": toml, "migrations/sql/V001__books.sql": feed})
        apply = ["apply", "--env", "prod", "--yes", "--no-lint"]
        for command in (apply, ["dump"]):
            done = keel(*command, cwd=root, env=prod.environ)
            assert done.returncode == 0, done.stderr
        text = (root / "schema/current/prod.schema.sql").read_text()
        assert "ledger head: V001" in text
        assert "history" not in text
        assert schema == "public" or schema not in text.split("\n", 2)[2]
        for command in (["diff", "env:prod", "folder"], ["drift"], ["release", "one"]):
            done = keel(*command, cwd=root, env=prod.environ)
            assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert codes(keel, root, *STAGES) == {"dumps-untouched": [], "snapshot-current": []}


def test_a_hand_edit_is_found_twice(keel: Keel, lay: Lay, prod: Production) -> None:
    root = lay(FILES)
    keel("dump", cwd=root, env=prod.environ)
    path = root / "schema/current/prod.schema.sql"
    path.write_text(path.read_text().replace("title text NOT NULL", "title text"))
    done = keel("check", *STAGES, cwd=root)
    assert done.returncode == 1
    assert "REL005: current/prod.schema.sql is not as keel wrote it" in done.stdout
    assert "~ table public.books" in done.stdout
    assert "~ column title: not null  yes → no" in done.stdout


def test_what_was_changed_in_production_is_told_by_the_next_check(
    keel: Keel, lay: Lay, prod: Production
) -> None:
    root = lay(FILES)
    prod.run("create index by_hand on books (title)")
    keel("dump", cwd=root, env=prod.environ)
    done = keel("check", *STAGES, cwd=root)
    assert done.returncode == 1
    assert "REL010: prod is recorded with another schema than the folder makes at V001: 1 new" in (
        done.stdout
    )
    assert "+ index by_hand" in done.stdout
    assert keel("check", "--no-cache", *STAGES, cwd=root).returncode == 1


def lost_line(root: Path) -> None:
    path = root / "schema/schema.sum"
    path.write_text("".join(path.read_text().splitlines(keepends=True)[:-1]))


def lost_file(root: Path) -> None:
    (root / "schema/releases/one.schema.sql").unlink()


def extra_file(root: Path) -> None:
    (root / "schema/current/staging.schema.sql").write_text("select 1;\n")


def conflict(root: Path) -> None:
    path = root / "schema/schema.sum"
    path.write_text(f"<<<<<<< ours\n{path.read_text()}>>>>>>> theirs\n")


def two_lines(root: Path) -> None:
    path = root / "schema/schema.sum"
    path.write_text(path.read_text() + f"sha256:{'0' * 64}  current/prod.schema.sql\n")


def edited_manifest(root: Path) -> None:
    path = root / "schema/releases/one.json"
    path.write_text(path.read_text().replace("V001", "V002"))


def windows_line_ends(root: Path) -> None:
    path = root / "schema/current/prod.schema.sql"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lost_line, ["REL006"]),
        (lost_file, ["REL007"]),
        (extra_file, ["REL006"]),
        (conflict, ["REL003", "REL003"]),
        (two_lines, ["REL003"]),
        (edited_manifest, ["REL005"]),
        (windows_line_ends, []),
    ],
)
def test_what_can_be_wrong_with_dumps(
    keel: Keel, lay: Lay, prod: Production, spoil: object, expected: list[str]
) -> None:
    root = lay(FILES)
    done = keel("release", "one", "--allow", "pending", cwd=root, env=prod.environ)
    assert done.returncode == 0, done.stderr
    assert codes(keel, root, "--only", "dumps-untouched") == {"dumps-untouched": []}
    assert callable(spoil)
    spoil(root)
    assert codes(keel, root, "--only", "dumps-untouched") == {"dumps-untouched": expected}


def test_a_release_from_the_first_refusal_to_its_notes(
    keel: Keel, lay: Lay, prod: Production
) -> None:
    root = lay(FILES)
    early = keel("release", "mvp-0.1.0", cwd=root, env=prod.environ)
    assert early.returncode == 2
    assert "REL009: prod is at V001; not applied there: V002" in early.stderr
    assert schema_files(root) == {}
    told = keel("release", "mvp-0.1.0", "--allow", "pending", cwd=root, env=prod.environ)
    assert told.returncode == 0, told.stderr
    prod.run(V2)
    prod.deployed("002")
    done = keel("release", "mvp-0.2.0", cwd=root, env=prod.environ)
    assert done.returncode == 0, done.stderr
    files = schema_files(root)
    archived = [name for name in files if name.startswith("archive/prod.V001.")]
    assert len(archived) == 1
    assert files[archived[0]] == files["releases/mvp-0.1.0.schema.sql"]
    assert files["current/prod.schema.sql"] == files["releases/mvp-0.2.0.schema.sql"]
    again = keel("release", "mvp-0.2.0", cwd=root, env=prod.environ)
    assert (again.returncode, "REL011" in again.stderr) == (2, True)
    assert schema_files(root) == files
    manifest = json.loads(files["releases/mvp-0.2.0.json"])
    assert (manifest["version"], list(manifest["migrations"])) == ("V002", ["V001", "V002"])
    assert manifest["server"].startswith("18.")
    listed = keel("releases", cwd=root).stdout
    assert listed.index("mvp-0.1.0") < listed.index("mvp-0.2.0")
    assert keel("diff", "release:mvp-0.1.0", "release:mvp-0.2.0", cwd=root).returncode == 1
    assert keel("diff", "release:mvp-0.2.0", "folder", cwd=root).returncode == 0
    notes = keel("releases", "--notes", "mvp-0.2.0", cwd=root).stdout
    assert "- Books have prices, in whole cents. (V002)" in notes
    assert "Books can be listed" not in notes
    first = keel("releases", "--notes", "mvp-0.1.0", cwd=root).stdout
    assert "\n- table public.books: new\n" in first
    assert "1 new since mvp-0.1.0." in notes
    assert "- new: column price" in notes
    data = json.loads(keel("releases", "--format", "json", cwd=root).stdout)
    assert [one["name"] for one in data["releases"]] == ["mvp-0.1.0", "mvp-0.2.0"]
    assert keel("check", *STAGES, cwd=root).returncode == 0


def test_a_release_gathers_what_users_will_notice(keel: Keel, lay: Lay, prod: Production) -> None:
    root = lay({**FILES, "CHANGELOG.md": CHANGELOG})
    assert keel("docs", cwd=root).returncode == 0
    unreleased = ["- Books can be listed. (V001)", "- Books have prices, in whole cents. (V002)"]
    assert page_of(root).splitlines()[4:] == [*unreleased, "- By hand."]
    reworded = page_of(root).replace("Books can be listed.", "All books are listed.")
    (root / "CHANGELOG.md").write_text(reworded)
    done = keel("release", "one", "--allow", "pending", cwd=root, env=prod.environ)
    assert "changed  CHANGELOG.md" in done.stdout, done.stderr
    day = json.loads(schema_files(root)["releases/one.json"])["time"][:10]
    first = [f"## one - {day}", "", "Migration V001.", "", "- All books are listed.", "- By hand."]
    assert page_of(root).splitlines() == [
        *("# Changelog", "", "## Unreleased", "", unreleased[1], ""),
        *first,
    ]
    prod.run(V2)
    prod.deployed("002")
    done = keel("release", "two", cwd=root, env=prod.environ)
    assert done.returncode == 0, done.stderr
    later = json.loads(schema_files(root)["releases/two.json"])["time"][:10]
    second = [f"## two - {later}", "", "Migration V002.", "", unreleased[1].removesuffix(" (V002)")]
    wanted = ["# Changelog", "", "## Unreleased", "", *second, "", *first]
    assert page_of(root).splitlines() == wanted
    # Nothing new to tell: it is left as it is.
    project = read_project(root)
    folder = read_folder(project)
    assert updated_changelog(project) is None
    assert with_release(project, folder, "three", day, folder.migrations) is None
    notes = keel("releases", "--notes", "two", cwd=root).stdout
    assert "- Books have prices, in whole cents. (V002)" in notes


def test_a_changelog_that_is_no_text_stops_a_release_before_it_begins(
    keel: Keel, lay: Lay, prod: Production
) -> None:
    root = lay({**FILES, "CHANGELOG.md": b"\xff"})
    done = keel("release", "one", "--allow", "pending", cwd=root, env=prod.environ)
    assert (done.returncode, "DAT412" in done.stderr) == (2, True)
    assert schema_files(root) == {}


def test_drift_stands_against_a_release(keel: Keel, lay: Lay, prod: Production) -> None:
    root = lay({**FILES, "migrations/sql/V002__prices.sql": "select 1;\n"})
    prod.deployed("002")
    prod.run("alter table books alter title drop not null")
    done = keel("release", "one", cwd=root, env=prod.environ)
    assert (done.returncode, "REL010" in done.stderr) == (2, True)
    assert "column title: not null  yes → no" in done.stderr
    assert schema_files(root) == {}
    allowed = keel("release", "one", "--allow", "drift", cwd=root, env=prod.environ)
    assert allowed.returncode == 0, allowed.stderr
    assert "allowed: prod is not what the folder makes at V002: 1 changed" in allowed.stdout


def test_a_branch_that_is_behind(keel: Keel, lay: Lay, prod: Production) -> None:
    root = lay(FILES)
    prod.deployed("007")
    keel("dump", "--no-proof", cwd=root, env=prod.environ)
    assert codes(keel, root, *STAGES)["snapshot-current"] == ["REL014"]
    refused = keel("release", "one", cwd=root, env=prod.environ)
    assert "REL014: prod is at V007, which the folder does not have" in refused.stderr


def test_offline_what_is_recorded_can_be_frozen(keel: Keel, lay: Lay, prod: Production) -> None:
    root = lay({**FILES, "migrations/sql/V002__prices.sql": "select 1;\n"})
    prod.deployed("002")
    assert keel("dump", cwd=root, env=prod.environ).returncode == 0
    away = {"PROD_DATABASE_URL": "postgresql://u:hidden-word@127.0.0.1:1/x"}
    before = schema_files(root)
    unreachable = keel("dump", cwd=root, env=away)
    assert (unreachable.returncode, "ENV001" in unreachable.stderr) == (2, True)
    assert "hidden-word" not in unreachable.stdout + unreachable.stderr
    assert schema_files(root) == before
    done = keel("release", "one", "--recorded", cwd=root, env=away)
    assert done.returncode == 0, done.stderr
    assert "not checked: whether prod is still as it is recorded" in done.stdout
    assert keel("check", *STAGES, cwd=root, env=away).returncode == 0
    assert keel("dump", "--source", "folder", "--out", "x.sql", cwd=root, env=away).returncode == 0


def test_the_name_comes_from_the_tag(keel: Keel, lay: Lay, prod: Production) -> None:
    root = lay({**FILES, "migrations/sql/V002__prices.sql": "select 1;\n"})
    prod.deployed("002")
    repo = GitRepo.init(root)
    repo.git("add", ".")
    repo.git("commit", "--quiet", "--message", "all")
    untagged = keel("release", "--from-tag", cwd=root, env=prod.environ)
    assert (untagged.returncode, "REL012" in untagged.stderr) == (2, True)
    repo.git("tag", "mvp-1")
    assert keel("release", "--from-tag", cwd=root, env=prod.environ).returncode == 0
    repo.git("tag", "other")
    several = keel("release", "--from-tag", cwd=root, env=prod.environ)
    assert "several tags: mvp-1, other" in several.stderr
    told = {"GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "mvp-2"}
    named = keel("release", "--from-tag", cwd=root, env={**prod.environ, **told})
    assert named.returncode == 0, named.stderr
    assert json.loads(schema_files(root)["releases/mvp-2.json"])["commit"] == repo.git(
        "rev-parse", "HEAD"
    )
    for name in ("../x", "a/b", ".x", "x.schema.sql", ""):
        refused = keel("release", "--", name, cwd=root, env=prod.environ)
        assert (refused.returncode, "REL012" in refused.stderr) == (2, True), name


def test_the_script_does_what_the_commands_do(keel: Keel, tmp_path: Path, prod: Production) -> None:
    root = tmp_path / "shop"
    assert keel("init", root).returncode == 0
    (root / "keel.toml").write_text(TOML)
    (root / "migrations/sql/V001__books.sql").write_text(V1)
    binary = tmp_path / "bin"
    binary.mkdir()
    (binary / "keel").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pgkeel "$@"\n')
    (binary / "keel").chmod(0o755)
    env = keel.environ({**prod.environ, "PATH": f"{binary}:/usr/bin:/bin"})

    def script(*arguments: str) -> "subprocess.CompletedProcess[str]":
        argv = [str(root / "dump_schema.sh"), *arguments]
        return subprocess.run(
            argv, cwd=tmp_path, env=env, capture_output=True, text=True, check=False
        )

    assert script().returncode == 0
    assert "schema.sum" in schema_files(root)
    assert "current/prod.schema.sql" in schema_files(root)
    assert script("mvp-0.1.0").returncode == 0
    assert "releases/mvp-0.1.0.schema.sql" in schema_files(root)
    assert script("--env", "nowhere").returncode == 2
    assert script("--out", "here.sql").returncode == 0
    assert (tmp_path / "here.sql").exists()


SECRETS = """
create role mapped;
create foreign data wrapper w;
create server s foreign data wrapper w options (host 'h', password 'secret-of-server');
create user mapping for mapped server s options (user 'u', password 'secret-of-''mapping');
create user mapping for public server s options (api_key 'secret-of-public');
create foreign table ft (a int options (token 'secret-of-column'),
  b int options (c 'd', credential 'secret-of-b'))
  server s options (t 'x', secret_access 'secret-of-table');
create subscription sub connection 'host=h dbname=d user=rep password=secret-of-subscription'
  publication p with (connect = false);
"""


def test_no_secret_in_any_dump_or_manifest(
    keel: Keel, lay: Lay, prod: Production, tmp_path: Path
) -> None:
    root = lay({**FILES, "migrations/sql/V002__prices.sql": SECRETS})
    prod.deployed("002")
    prod.run(*filter(str.strip, SECRETS.split(";\n")))
    socket = prod.sandbox.url.reveal().partition("host=")[2]
    url = f"postgresql://postgres:secret-of-url@/{prod.database}?host={socket}"
    done = keel("release", "one", cwd=root, env={"PROD_DATABASE_URL": url})
    try:
        assert done.returncode == 0, done.stdout + done.stderr
        printed = keel("dump", "--source", url, "--out", "-", cwd=root)
        assert "CREATE SUBSCRIPTION sub CONNECTION '' PUBLICATION p" in printed.stdout
        assert "    c 'd'\n" in printed.stdout
        seen = [done.stdout, done.stderr, printed.stdout, printed.stderr]
        seen += [content.decode() for content in schema_files(root).values()]
        for text in seen:
            assert "secret-of" not in text
            assert "host=h" not in text
        assert kept_by(keel)
        assert not any(b"secret-of" in content for content in kept_by(keel))
    finally:
        prod.run("alter subscription sub set (slot_name = none)", "drop subscription sub")


def kept_by(keel: Keel) -> list[bytes]:
    names = ("snapshots", "bases", "verdicts", "answers")
    paths = [path for name in names for path in (keel.cache / name).glob("*")]
    return [path.read_bytes() for path in paths if path.is_file()]


def test_what_psql_is_told_it_does_without(
    keel: Keel, lay: Lay, prod: Production, servers: Servers
) -> None:
    """Plain psql loads a dump in an empty database: no line of it is for keel alone."""
    root = lay(FILES)
    keel("dump", cwd=root, env=prod.environ)
    client = find_client(18)
    assert client is not None
    with production_on(servers["18"]) as copy:
        argv = [str(client.program("psql")), "-X", "-q", "-v", "ON_ERROR_STOP=1", copy.url]
        path = root / "schema/current/prod.schema.sql"
        loaded = subprocess.run(
            [*argv, "-f", str(path)], capture_output=True, text=True, check=False
        )
        assert (loaded.returncode, loaded.stderr) == (0, "")
        again = keel("dump", "--at", "V001", cwd=root, env=copy.environ)
        assert "kept     schema/current/prod.schema.sql" in again.stdout, again.stderr


def killed(
    keel: Keel, root: Path, env: Mapping[str, str], at: int, *arguments: str
) -> "subprocess.CompletedProcess[str]":
    argv = [sys.executable, str(KILL_AT), str(at), str(root), *arguments]
    return subprocess.run(
        argv, cwd=root, env=keel.environ(env), capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("arguments", [("dump", "--no-proof"), ("release", "two")])
def test_killed_at_any_point(
    keel: Keel, lay: Lay, prod: Production, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    start = lay({**FILES, "CHANGELOG.md": CHANGELOG}, at="start")
    assert keel("release", "one", "--allow", "pending", cwd=start, env=prod.environ).returncode == 0
    old, old_page = schema_files(start), page_of(start)
    prod.run(V2)
    prod.deployed("002")
    whole = tmp_path / "whole"
    shutil.copytree(start, whole)
    assert keel(*arguments, cwd=whole, env=prod.environ).returncode == 0
    new, new_page = schema_files(whole), page_of(whole)
    assert (new_page == old_page) is (arguments[0] == "dump")
    points = 0
    while True:
        root = tmp_path / f"point{points}"
        shutil.copytree(start, root)
        done = killed(keel, root, prod.environ, points + 1, *arguments)
        if done.returncode == 0:
            break
        assert done.returncode == -9, done.stderr
        points += 1
        for name, content in schema_files(root).items():
            if name.endswith(".schema.sql"):
                assert content in (old.get(name), new.get(name)), name
        # It is gathered before the release is there, and never after it.
        frozen = "releases/two.schema.sql" in schema_files(root)
        assert page_of(root) in ((new_page,) if frozen else (old_page, new_page))
        checked = keel("check", "--only", "dumps-untouched", cwd=root)
        assert checked.returncode == 0, checked.stdout
        healed = keel(*arguments, cwd=root, env=prod.environ)
        if "REL011" in healed.stderr:  # all was written but the last line
            healed = keel("dump", cwd=root, env=prod.environ)
        assert healed.returncode == 0, healed.stderr
        now = schema_files(root)
        assert now.keys() == new.keys()
        assert all(now[name] == new[name] for name in new if name.endswith(".schema.sql"))
        assert codes(keel, root, "--only", "dumps-untouched") == {"dumps-untouched": []}
        assert b"+sha256" not in now["schema.sum"]
        assert page_of(root) == new_page
        assert not [path for path in root.iterdir() if path.name.endswith(".tmp")]
        shutil.rmtree(root)
    assert points >= 10
