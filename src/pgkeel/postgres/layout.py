"""Where the parts of a server lie, as its own pg_config tells or its wheel lays them out."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.postgres.build import Build


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLayout:
    """A prefix and the folders below it, relative to it."""

    prefix: Path
    bin: Path
    library: Path
    share: Path
    bundled: Path | None
    """Libraries that the wheel keeps beside its package."""

    @property
    def extensions(self) -> Path:
        """The folder of control files and scripts."""
        return self.prefix / self.share / "extension"


def read_layout(build: Build) -> ServerLayout:
    """Return the layout of ``build``."""
    wheel = build.bin.parent
    if wheel.name == "pginstall":
        library, share = Path("lib"), Path("share")
        bundled = wheel.parent.parent / f"{wheel.parent.name}.libs"
    else:
        library, share = _ask(build)
        bundled = Path("/nonexistent")
    prefix = Path(os.path.commonpath([build.bin, wheel / library, wheel / share]))
    return ServerLayout(
        prefix=prefix,
        bin=build.bin.relative_to(prefix),
        library=(wheel / library).relative_to(prefix),
        share=(wheel / share).relative_to(prefix),
        bundled=bundled if bundled.is_dir() else None,
    )


def _ask(build: Build) -> tuple[Path, Path]:
    asked = [str(build.program("pg_config")), "--pkglibdir", "--sharedir"]
    try:
        done = subprocess.run(asked, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise KeelError(
            sbx.START_FAILED,
            f"pg_config of the server in {build.bin} does not run",
            hint="install the server's development package, which brings it",
        ) from error
    library, share = done.stdout.splitlines()
    return Path(library), Path(share)
