"""A real git repository in a folder of the test's own, without the machine's settings."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ENVIRON = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}
_SETTINGS = ("user.name=T", "user.email=t@example.com", "protocol.file.allow=always")


@dataclass(frozen=True)
class GitRepo:
    root: Path

    @classmethod
    def init(cls, root: Path, *, branch: str = "main", object_format: str = "sha1") -> "GitRepo":
        root.mkdir(parents=True, exist_ok=True)
        repo = cls(root)
        repo.git(
            "init", "--quiet", f"--object-format={object_format}", f"--initial-branch={branch}"
        )
        return repo

    def git(self, *arguments: str | Path) -> str:
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        done = subprocess.run(
            ["git", *settings, "-C", self.root, *arguments],
            env=ENVIRON,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files, and remove those whose content is ``None``."""
        for name, content in files.items():
            path = self.root / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, files: Mapping[str, str | bytes | None], message: str = "x") -> str:
        self.write(files)
        self.git("add", "--all", ".")
        self.git("commit", "--quiet", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")

    def clone(self, to: Path, *options: str) -> "GitRepo":
        self.git("clone", "--quiet", *options, f"file://{self.root}", to)
        return GitRepo(to)
