"""Cases as data: ``-- expect: slug`` ends a line that must give a finding of its folder's rule."""

import re
from pathlib import Path
from typing import Literal, cast

import pytest

from linting import lint, told
from pgkeel.lint.slugs import slugs

CASES = Path(__file__).parent.parent.parent / "cases" / "lint"
_EXPECT = re.compile(r"--\s*expect:\s*(?P<slugs>[a-z0-9, -]+)\s*$")
_SETTING = re.compile(r"-- (?P<name>preset|server|kind|slice):\s*(?P<value>\S+)\s*$")
_TOML = "-- keel.toml: "


def cases() -> list[Path]:
    return sorted(CASES.glob("*/*.sql"))


@pytest.mark.parametrize("path", cases(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_case(path: Path) -> None:
    text = path.read_text()
    settings = dict[str, str]()
    toml = ""
    for line in text.splitlines():
        found = _SETTING.fullmatch(line)
        if found:
            settings[found["name"]] = found["value"]
        elif line.startswith(_TOML):
            toml += line.removeprefix(_TOML) + "\n"
        else:
            break
    before, _, sample = text.rpartition("-- migration:\n")
    before = before.partition("-- before:\n")[2]
    slug = path.parent.name
    expected = [
        (number, slug)
        for number, line in enumerate(sample.splitlines(), start=1)
        if (found := _EXPECT.search(line))
        for one in re.split(r"[, ]+", found["slugs"])
        if one == slug
    ]
    findings = lint(
        sample,
        before=before,
        preset=cast("Literal['plain', 'supabase']", settings.get("preset", "plain")),
        server=int(settings.get("server", "15")),
        kind=cast("Literal['migration', 'rollback']", settings.get("kind", "migration")),
        levels={slug: "error"},
        settings=toml,
        slice_=settings.get("slice", "main"),
    )
    own = [one for one in findings if one.code.slug == slug]
    lines = [(one.place.line, slug) for one in own if one.place]
    assert lines == expected, told(findings)


def test_every_folder_is_a_rule() -> None:
    assert {path.name for path in CASES.iterdir()} <= slugs()
