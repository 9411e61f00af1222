"""The store keeps data folders whole, finds them by name, and trusts no bytes it cannot check."""

import json
import os
from pathlib import Path

import pytest

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
    assert store.copy("abc", tmp_path / "copy")
    assert contents(tmp_path / "copy") == contents(data)
    assert (tmp_path / "copy").stat().st_mode & 0o777 == 0o700


def test_keeping_twice_keeps_the_first(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    assert store.keep("abc", data, MANIFEST)
    (data / "PG_VERSION").write_text("17\n")
    assert store.keep("abc", data, MANIFEST)
    assert store.copy("abc", tmp_path / "copy")
    assert (tmp_path / "copy" / "PG_VERSION").read_text() == "18\n"


def test_after_a_restart_only_intact_bytes_are_trusted(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    for digest in ("intact", "torn"):
        store.keep(digest, data, MANIFEST)
        path = tmp_path / "store" / digest / "manifest.json"
        path.write_text(json.dumps({**json.loads(path.read_text()), "boot": "another run"}))
    (tmp_path / "store" / "torn" / "data" / "base" / "1" / "1259").write_bytes(b"\0" * 102400)
    assert store.find("intact") is not None
    assert store.find("torn") is None
    assert not (tmp_path / "store" / "torn").exists()
    manifest = json.loads((tmp_path / "store" / "intact" / "manifest.json").read_text())
    assert manifest["boot"] != "another run"


@pytest.mark.parametrize("text", ["", "{", "{}", '{"server_version": 3}'])
def test_a_broken_manifest_is_no_template(tmp_path: Path, data: Path, text: str) -> None:
    store = Store(tmp_path / "store")
    store.keep("abc", data, MANIFEST)
    (tmp_path / "store" / "abc" / "manifest.json").write_text(text)
    assert store.find("abc") is None


def test_a_template_that_goes_away_is_a_miss(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    assert not store.copy("abc", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_the_oldest_make_room(tmp_path: Path, data: Path) -> None:
    store = Store(tmp_path / "store")
    kept = module._KEPT_AT_MOST
    for number in range(kept + 3):
        store.keep(f"{number:03}", data, MANIFEST)
        manifest = tmp_path / "store" / f"{number:03}" / "manifest.json"
        os.utime(manifest, (number, number))
    left = sorted(path.name for path in (tmp_path / "store").iterdir())
    assert len(left) == kept
    assert left[-1] == f"{kept + 2:03}"
    assert "000" not in left


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, data: Path) -> None:
    (tmp_path / "store").write_text("a file is in the way")
    assert not Store(tmp_path / "store").keep("abc", data, MANIFEST)
