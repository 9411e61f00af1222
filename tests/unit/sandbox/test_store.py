"""The store keeps data folders whole, finds them by name, and trusts no bytes it cannot check."""

import os
import time
from pathlib import Path

import pytest

from pgkeel.postgres.supervisor import unpack
from pgkeel.sandbox import store as module
from pgkeel.sandbox.store import Manifest, Store

MANIFEST = Manifest(server_version="18.6", shims=("http",), warnings=("V001: careful",))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    (folder / "base" / "1").mkdir(parents=True)
    (folder / "PG_VERSION").write_text("18\n")
    (folder / "base" / "1" / "1259").write_bytes(bytes(range(256)) * 400)
    (folder / "base" / "1" / "empty").touch()
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_is_kept_is_found_and_copied(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    assert store.find("abc") is None
    assert store.keep("abc", data, MANIFEST)
    found = store.find("abc")
    assert found is not None
    assert (found.server_version, found.shims, found.warnings) == (
        "18.6",
        ("http",),
        MANIFEST.warnings,
    )
    unpack(str(store.path("abc")), str(tmp_path / "copy"))
    assert contents(tmp_path / "copy") == contents(data)
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o700


def restarted(path: Path) -> None:
    """Make a template look as if it had been written before the machine was started."""
    raw = path.read_bytes()
    path.write_bytes(raw[:20] + b"another run".ljust(40) + raw[60:])


def test_after_a_restart_only_intact_bytes_are_trusted(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    for digest in ("intact", "torn", "short"):
        store.keep(digest, data, MANIFEST)
        restarted(tmp_path / "store" / digest)
    torn = tmp_path / "store" / "torn"
    torn.write_bytes(torn.read_bytes()[:-100] + bytes(100))
    short = tmp_path / "store" / "short"
    short.write_bytes(short.read_bytes()[:-100])
    assert store.find("torn") is None
    assert store.find("short") is None
    assert store.find("intact") is not None
    assert b"another run" not in (tmp_path / "store" / "intact").read_bytes()


@pytest.mark.parametrize("raw", [b"", b"keel", b"x" * 100, b"keel\0\x001\n" + bytes(60)])
def test_what_is_no_template_is_not_found(tmp_path: Path, data: Path, raw: bytes) -> None:
    store = Store(tmp_path / "store")
    store.keep("abc", data, MANIFEST)
    (tmp_path / "store" / "abc").write_bytes(raw)
    assert store.find("abc") is None
    assert store.keep("abc", data, MANIFEST)
    assert store.find("abc") is not None


def test_a_template_cut_short_is_not_laid_out(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    store.keep("abc", data, MANIFEST)
    store.path("abc").write_bytes(store.path("abc").read_bytes()[:-1])
    with pytest.raises(OSError, match="the template ends before"):
        unpack(str(store.path("abc")), str(tmp_path / "copy"))


def test_the_oldest_make_room(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    kept = module._KEPT_AT_MOST
    for number in range(kept + 3):
        store.keep(f"{number:03}", data, MANIFEST)
        os.utime(tmp_path / "store" / f"{number:03}", (number, number))
    left = sorted(path.name for path in (tmp_path / "store").iterdir())
    assert left == [f"{number:03}" for number in range(3, kept + 3)]


def test_drafts_of_the_dead_are_dropped(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    store.keep("abc", data, MANIFEST)
    for name, age in (("old", 7200), ("new", 0)):
        draft = tmp_path / "store" / f".draft-{name}"
        draft.touch()
        os.utime(draft, (time.time() - age, time.time() - age))
    for number in range(module._KEPT_AT_MOST):  # a stranger is in the way, too
        (tmp_path / "store" / f"folder{number}").mkdir()
        os.utime(tmp_path / "store" / f"folder{number}", (1, 1))
    store.keep("def", data, MANIFEST)
    left = sorted(path.name for path in (tmp_path / "store").iterdir())
    assert {".draft-new", "abc", "def"} <= set(left)
    assert ".draft-old" not in left
    assert len(left) == module._KEPT_AT_MOST + 1


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, data: Path) -> None:
    (tmp_path / "store").write_text("a file is in the way")
    assert not Store(tmp_path / "store").keep("abc", data, MANIFEST)
