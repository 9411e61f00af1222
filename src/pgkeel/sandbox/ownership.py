"""Gives a data folder to the user that its server runs as."""

import os
from pathlib import Path


def give(folder: Path, user: int, group: int) -> None:
    """Make ``user`` and ``group`` the owner of a folder and all in it; needs to be root."""
    os.chown(folder, user, group)
    for parent, folders, files in os.walk(folder):
        for name in (*folders, *files):
            os.chown(os.path.join(parent, name), user, group)  # noqa: PTH118 -- many, and hot
