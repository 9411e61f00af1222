"""What is begun before the command line is read is what the command would begin, or it is ended."""

import subprocess
from pathlib import Path

import pytest

from applying import CONFIG, Live, until
from pgkeel.cli.ahead import begin_ahead
from pgkeel.config import DatabaseUrl, read_project
from pgkeel.config.environment import environment_url
from pgkeel.postgres.moment import Holding
from pgkeel.release.begun import Begun, begin_dump
from pgkeel.sources.source import LiveSource

BOTH, PSQL, NEITHER = (True, True), (True, False), (False, False)
SLICE = '[slices.other]\nschemas = ["other"]\n'


@pytest.mark.parametrize(
    ("config", "arguments", "expected"),
    [
        (CONFIG, ("--env", "prod"), BOTH),
        (CONFIG, ("--no-proof", "--out", "-", "-q"), BOTH),
        ("# ours\n[environments.prod] # live\nurl = 'env:PROD' # so\n", (), BOTH),
        (f'[project]\npreset = "supabase"\n{CONFIG}', (), BOTH),
        ('[release]\nenvironment = "live"\n[environments.live]\nurl = "env:PROD"\n', (), BOTH),
        (f'{CONFIG}mirror = ["flyway"]\n', (), PSQL),
        (f'{CONFIG}[ledger]\nschema = "ops"\n', (), PSQL),
        (CONFIG + SLICE, (), PSQL),
        ('environments = { prod = { url = "env:PROD" } }\n', (), NEITHER),
        (CONFIG, ("--env", "other"), NEITHER),
        (CONFIG, ("--source", "env:prod"), NEITHER),
    ],
)
def test_the_guess_is_taken_up(
    live: Live,
    monkeypatch: pytest.MonkeyPatch,
    config: str,
    arguments: tuple[str, ...],
    expected: tuple[bool, bool],
) -> None:
    live.run("create schema auth; create schema ops; create schema keel; create schema other")
    (live.root / "keel.toml").write_text(config)
    monkeypatch.setenv("PROD", live.url)
    ahead = begin_ahead([*arguments, "--project", str(live.root)])
    taken = guessed(live, ahead)
    assert (taken is not None, bool(taken)) == expected


def guessed(live: Live, ahead: Holding | None) -> bool | None:
    """Say whether pg_dump is the one begun ahead; ``None`` where not even psql is."""
    if ahead is None:
        return None
    try:
        ahead.moment()
        before = ahead._dumping
        source = LiveSource(label="env:prod", url=DatabaseUrl(live.url))
        with begin_dump(source, read_project(live.root), ahead) as begun:
            assert b"CREATE SCHEMA" in b"".join(begun.chunks())
            assert begun._holding is ahead
            return before is not None and ahead._dumping is before
    finally:
        ahead.end()


def test_another_database_is_not_taken_for_it(live: Live, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROD", live.url)
    ahead = begin_ahead(["--project", str(live.root)])
    assert ahead
    try:
        project = read_project(live.root)
        url = environment_url(project, "prod", {"PROD": f"{live.url}&connect_timeout=9"})
        begun = Begun(LiveSource(label="env:prod", url=url), project, ahead)
        try:
            assert begun._holding is not ahead
            assert ahead._ended
        finally:
            begun.end()
    finally:
        ahead.end()
    nothing_is_left(live)


@pytest.mark.parametrize("arguments", [("--format", "other"), ("--out",)])
def test_after_a_slip_of_the_finger_nothing_is_left(live: Live, arguments: tuple[str, ...]) -> None:
    env = {"PROD": live.url}
    done = live.keel("dump", "--env", "prod", *arguments, cwd=live.root, env=env)
    assert done.returncode == 2
    assert "Error: " in done.stderr
    nothing_is_left(live)


def test_a_setting_that_is_wrong_is_told(live: Live) -> None:
    """The guess does not look at all of keel.toml, the command does."""
    (live.root / "keel.toml").write_text(f"{CONFIG}[lint]\nlevel = 1\n")
    done = live("dump")
    assert done.returncode == 2
    assert "CFG004" in done.stderr or "unknown key" in done.stderr
    assert not Path(live.root, "schema").exists()
    nothing_is_left(live)


def test_a_folder_that_is_not_there_any_more(live: Live, tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    argv = ["sh", "-c", f'rmdir {gone}; exec "$@"', "-", *live.keel.argv("dump")]
    done = subprocess.run(argv, cwd=gone, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "CFG001 the current folder is not there any more\n"


def nothing_is_left(live: Live) -> None:
    """No session of keel's stays at the server."""
    until(lambda: not list(live.statements_of_keel()))
