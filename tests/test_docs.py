"""Pages made from the code are current; pages written by hand name what there is."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from pgkeel.cli.checking import load_stages, stage_names
from pgkeel.cli.main import keel
from pgkeel.config import Settings

ROOT = Path(__file__).parent.parent


def test_generated_pages_are_current() -> None:
    argv = [sys.executable, str(ROOT / "tools" / "write_docs.py"), "--check"]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "configuration.md").read_text()
    for table in Settings.__struct_fields__:
        assert f"[{table}" in page
        fields = getattr(getattr(Settings(), table), "__struct_fields__", ())
        for field in fields:
            shown = (f"\n{field} = ", f"\n[{table}.{field}]")
            assert any(text in page for text in shown), f"{table}.{field}"


def test_every_command_and_stage_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    for name in keel.commands or keel.list_commands(None):  # type: ignore[arg-type]
        assert f"keel {name}" in readme, name
    for stage in load_stages(stage_names()):
        assert f"`{stage.name}`" in readme, stage.name


def test_a_stage_is_called_as_its_module() -> None:
    names = stage_names()
    assert {stage.name for stage in load_stages(names)} == set(names)


def test_every_command_that_is_shown_is_there() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    sources = (ROOT / "src").rglob("*.py")
    shown = [one for path in (*pages, *sources) for one in _commands(path.read_text())]
    assert len(shown) > 300
    assert [one for one in shown if not _is_there(one)] == []


def _commands(text: str) -> Iterator[str]:
    """Yield what stands in a code span or at the start of a line of its own."""
    yield from re.findall(r"`(keel [^`{]*)[`{]", text)
    yield from re.findall(r"(?m)^(?:\$ )?(keel [a-z-]+(?: -.*)?)$", text)


def _is_there(shown: str) -> bool:
    words = shown.split(" # ", maxsplit=1)[0].split()[1:]
    context = click.Context(keel)
    command = keel.get_command(context, words[0]) if words else keel
    if isinstance(command, click.Group) and len(words) > 1:
        command = command.get_command(context, words[1]) or command
    if command is None:
        return False
    known = {"--help"}
    for one in command.params:
        known |= {*one.opts, *one.secondary_opts}
    ours = words[: words.index("--")] if "--" in words else words
    asked = {word.partition("=")[0] for word in ours}
    return all(word in known for word in asked if re.fullmatch(r"--?[a-z][a-z-]*", word))
