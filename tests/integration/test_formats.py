"""What programs read is whole, whatever is in the files."""

import json
from xml.etree import ElementTree as ET

import pytest

from driver import Keel, Lay


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "junit"])
def test_a_password_blotted_out_leaves_the_format_whole(keel: Keel, lay: Lay, name: str) -> None:
    text = "select 1; commit; -- password = hunter2\n"
    root = lay({"migrations/sql/V001__a.sql": text, "migrations/sql/V002__\udcff.sql": "x"})
    done = keel("check", "--only", "format", "--format", name, cwd=root)
    assert done.returncode == 1, done.stderr
    assert "MIG011" in done.stdout
    assert "hunter2" not in done.stdout
    if name == "junit":
        ET.fromstring(done.stdout)  # noqa: S314 -- we wrote it
    else:
        json.loads(done.stdout)
