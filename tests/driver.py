"""Drives keel as people do: as a process, in a project on disk."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

LONG = bool(os.environ.get("PGKEEL_LONG"))
"""Whether the slow and the random tests run at full length."""

LIMIT = 300.0
"""Seconds after which what takes a moment on an idle machine is taken for lost."""

Lay = Callable[..., Path]
"""Lays out a project: the fixture ``lay``."""


@dataclass(frozen=True)
class Keel:
    """Runs ``keel`` as a process of its own, as people do."""

    cache: Path
    cwd: Path

    def __call__(
        self,
        *arguments: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        timeout: float = LIMIT,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self.argv(*arguments),
            cwd=cwd or self.cwd,
            env=self.environ(env or {}),
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
            check=False,
        )

    def argv(self, *arguments: str | Path) -> list[str]:
        return [sys.executable, "-W", "error", "-m", "pgkeel", *map(str, arguments)]

    def environ(self, more: Mapping[str, str]) -> dict[str, str]:
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PG", "GIT_")) or name == "PGKEEL_LONG"
        }
        return {
            **kept,
            "PGKEEL_CACHE_DIR": str(self.cache),
            "PYTHONIOENCODING": "utf-8",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            **more,
        }
