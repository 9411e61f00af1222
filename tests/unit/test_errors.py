"""Codes are stable, unique and explained."""

import re
from pathlib import Path

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg
from pgkeel.errors.registry import all_codes

FAMILIES = (
    "ADO",
    "CFG",
    "ENV",
    "MIG",
    "SQL",
    "SBX",
    "CAT",
    "DIF",
    "PRF",
    "APV",
    "RUN",
    "REL",
    "RLS",
    "DAT",
    "GIT",
    "HUB",
)


def test_codes_are_unique_and_of_a_family() -> None:
    codes = [code.code for code in all_codes()]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(rf"({'|'.join(FAMILIES)})\d{{3}}", code) for code in codes)


def test_every_code_says_what_why_and_what_to_do() -> None:
    for code in all_codes():
        assert re.match(r"[a-z]", code.title) or code.title.startswith(("keel", "PostgreSQL")), code
        assert not code.title.endswith("."), code
        assert code.why.endswith("."), code
        assert code.fix.endswith((".", ".conf.")), code


def test_an_error_reads_as_one_line() -> None:
    place = Place(path=Path("keel.toml"), line=3, column=7)
    error = KeelError(cfg.BAD_TOML, "expected a value", place=place)
    assert str(error) == "CFG003 keel.toml:3:7: expected a value"
