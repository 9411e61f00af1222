"""Pages made from the code are current; pages written by hand name what there is."""

import subprocess
import sys
from pathlib import Path

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
