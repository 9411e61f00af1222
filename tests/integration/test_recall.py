"""``keel lint`` answers as before where nothing changed, and anew where anything did."""

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from driver import Keel, Lay
from signing import sign

BAD = (
    "-- Purpose: x.\n-- Rollback: migrations/rollback/U001__a.sql\n\n"
    "drop table books;\nalter table pages alter column id type bigint;\n"
)
GRAIN = 0.1
"""What changed while a command ran is not recalled: clocks of file systems are this coarse."""


@pytest.fixture
def own(lay: Lay, tmp_path: Path) -> tuple[Keel, Path]:
    root = lay(
        {
            "migrations/sql/V001__a.sql": BAD,
            "migrations/rollback/U001__a.sql": "-- Undoes V001\n\ncreate table books (id int);\n",
            "specs/drop.md": "Status: draft\n",
        }
    )
    time.sleep(GRAIN)
    return Keel(cache=tmp_path / "cache", cwd=root), root


def answers(keel: Keel) -> list[Path]:
    folder = keel.cache / "answers"
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("-q",),
        ("-v",),
        ("--format", "json"),
        ("--format=sarif",),
        ("--color", "always"),
        ("--project", "."),
    ],
)
def test_the_answer_recalled_is_the_answer_given(
    own: tuple[Keel, Path], options: tuple[str, ...]
) -> None:
    keel, _ = own
    plain = keel("lint", "--no-cache", *options)
    first, again = keel("lint", *options), keel("lint", *options)
    assert len(answers(keel)) == 1
    assert plain.stdout == first.stdout == again.stdout
    assert plain.returncode == first.returncode == again.returncode
    assert again.stderr == ""


def replaced(path: str, content: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content)

    return change


def renamed(root: Path) -> None:
    (root / "migrations/sql/V001__a.sql").rename(root / "migrations/sql/V002__a.sql")


def swapped(root: Path) -> None:
    """Put another file in the place of one, of the same size and time."""
    path = root / "migrations/sql/V001__a.sql"
    before = path.stat()
    path.write_text(BAD.replace("books", "nooks"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], None]] = {
    "edited": replaced("migrations/sql/V001__a.sql", BAD + "drop table more;\n"),
    "swapped": swapped,
    "added": replaced("migrations/sql/V002__b.sql", BAD),
    "renamed": renamed,
    "removed": lambda root: (root / "migrations/sql/V001__a.sql").unlink(),
    "rollback edited": replaced("migrations/rollback/U001__a.sql", "drop table pages;\n"),
    "rollback removed": lambda root: (root / "migrations/rollback/U001__a.sql").unlink(),
    "settings": replaced("keel.toml", '[lint.levels]\ndrop-table = "off"\n'),
    "statistics": replaced(
        "schema/current/prod.stats.json",
        '{"format": 1, "environment": "prod", "server_version": "17.2", "tables": {"public.pages": '
        '{"kind": "table", "rows": 900000, "bytes": 81920000, "index_bytes": 0}}}',
    ),
    "suppressed": replaced(
        "migrations/sql/V001__a.sql", BAD.replace("drop", "-- keel: allow drop-table: x\ndrop")
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_an_answer_is_not_recalled_after_a_change(own: tuple[Keel, Path], name: str) -> None:
    keel, root = own
    before = keel("lint").stdout
    CHANGES[name](root)
    time.sleep(GRAIN)
    after, plain = keel("lint"), keel("lint", "--no-cache")
    assert after.stdout == plain.stdout
    assert after.returncode == plain.returncode
    assert after.stdout != before


def test_a_spec_that_approves_is_seen(own: tuple[Keel, Path]) -> None:
    keel, root = own
    header = "-- Purpose: x.\n-- Rollback: x.\n-- Spec: specs/drop.md\n"
    made = "create table if not exists public.books (id int, title text);\n"
    allowed = "-- keel: allow drop-column because nobody reads it\n"
    dropped = "alter table public.books drop column if exists title;\n"
    (root / "migrations/sql/V001__a.sql").write_text(f"{header}{made}")
    (root / "migrations/sql/V002__b.sql").write_text(f"{header}{allowed}{dropped}")
    time.sleep(GRAIN)
    before = keel("lint").stdout
    keel("approve", "V002")
    sign(root / "specs/drop.md")
    time.sleep(GRAIN)
    assert keel("lint").stdout == keel("lint", "--no-cache").stdout != before


def test_a_nearer_project_is_seen(own: tuple[Keel, Path]) -> None:
    keel, root = own
    below = root / "below"
    (below / "migrations" / "sql").mkdir(parents=True)
    time.sleep(GRAIN)
    before = keel("lint", cwd=below).stdout
    (below / "keel.toml").touch()
    assert keel("lint", cwd=below).stdout != before


def test_what_changes_while_a_command_runs_is_not_kept(own: tuple[Keel, Path]) -> None:
    keel, root = own
    later = time.time() + 3600
    os.utime(root / "migrations/sql/V001__a.sql", (later, later))
    keel("lint")
    assert answers(keel) == []


@pytest.mark.parametrize("content", [b"", b"x", b"\0" * 64])
def test_a_broken_answer_counts_as_none(own: tuple[Keel, Path], content: bytes) -> None:
    keel, _ = own
    first = keel("lint", "-q")  # else it tells where it is when it takes long
    (path,) = answers(keel)
    whole = path.read_bytes()
    for broken in (content, whole[:-1], whole[:32] + content + whole[33:]):
        path.write_bytes(broken)
        again = keel("lint", "-q")
        assert (again.stdout, again.stderr) == (first.stdout, "")


def test_a_cache_that_cannot_be_written_does_no_harm(own: tuple[Keel, Path]) -> None:
    keel, _ = own
    keel.cache.write_text("in the way")
    first, again = keel("lint", "-q"), keel("lint", "-q")  # as above
    assert first.stdout == again.stdout != ""
    assert (again.returncode, again.stderr) == (first.returncode, "")


def test_colour_and_arguments_are_told_apart(own: tuple[Keel, Path]) -> None:
    keel, _ = own
    plain, coloured = keel("lint"), keel("lint", "--color", "always")
    assert "\x1b[" in coloured.stdout
    assert keel("lint").stdout == plain.stdout
    assert keel("lint", "--color", "always").stdout == coloured.stdout
    assert keel("lint", "migrations/sql/V001__a.sql").stdout != ""
    assert len(answers(keel)) == 2


def test_a_reader_that_has_enough_is_no_error(own: tuple[Keel, Path]) -> None:
    keel, root = own
    keel("lint")
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen(
        keel.argv("lint"), cwd=root, env=keel.environ({}), stdout=writer, stderr=subprocess.PIPE
    ) as process:
        os.close(writer)
        _, said = process.communicate()
    assert (process.returncode, said) == (0, b"")
