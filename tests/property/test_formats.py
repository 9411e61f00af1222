"""Formats for programs, on texts nobody wrote."""

import json
import os
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from documents import DROP, ROOT, STYLE, read_gitlab, read_junit, read_sarif
from driver import LONG
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg, mig, sbx
from pgkeel.finding import Finding
from pgkeel.report.document import Document, Section
from pgkeel.report.registry import render

EXAMPLES = 2_000 if LONG else 60

# Surrogates are what Python makes of a file name that is not UTF-8.
TEXT = st.text(st.characters(exclude_categories=()), max_size=12) | st.sampled_from(
    ["]]>", "<!--", "&amp;", "{0}", "\x00", "\ud800", "\r\n\r", "\u2028", "\U0010ffff", " "]
)
NAME = st.binary(min_size=1, max_size=8).map(os.fsdecode).map(lambda name: name.replace("\0", "0"))
PATH = st.lists(NAME, min_size=1, max_size=3).map(lambda names: Path(ROOT, *names)) | st.just(
    ROOT / "a.sql"
)
PLACE = st.builds(
    Place,
    path=PATH,
    line=st.none() | st.integers(1, 9),
    column=st.none() | st.integers(1, 20),
    text=st.none() | TEXT,
)
FINDING = st.builds(
    Finding,
    code=st.sampled_from([DROP, mig.EDITED, mig.NOT_IN_SUM]),
    message=TEXT,
    severity=st.sampled_from(["error", "warning", "info"]),
    place=st.none() | PLACE,
    hint=st.none() | TEXT,
    detail=st.none() | TEXT,
)
ERROR = st.builds(
    KeelError,
    st.sampled_from([sbx.DISK_FULL, cfg.BAD_TOML]),
    TEXT,
    place=st.none() | PLACE,
    hint=st.none() | TEXT,
    detail=st.none() | TEXT,
)
SECTION = st.builds(
    Section,
    name=TEXT,
    summary=TEXT,
    notes=st.lists(TEXT, max_size=2).map(tuple),
    findings=st.lists(FINDING, max_size=5).map(tuple),
    error=st.none() | ERROR,
)
DOCUMENT = st.builds(
    Document,
    command=TEXT,
    root=st.just(ROOT),
    headline=TEXT,
    sections=st.lists(SECTION, max_size=3).map(tuple),
    error=st.none() | ERROR,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(DOCUMENT)
def test_sarif_is_valid_and_its_fingerprints_are_unique(document: Document) -> None:
    results = read_sarif(document)["results"]
    marks = {result["partialFingerprints"]["keelFinding/v1"] for result in results}
    assert len(marks) == len(results) == len(document.findings)


@settings(max_examples=EXAMPLES, deadline=None)
@given(DOCUMENT)
def test_gitlab_is_valid_and_its_fingerprints_are_unique(document: Document) -> None:
    entries = read_gitlab(document)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


@settings(max_examples=EXAMPLES, deadline=None)
@given(DOCUMENT)
def test_junit_is_valid_and_fails_when_the_command_does(document: Document) -> None:
    root = read_junit(document)
    for suite in root:
        cases = [case.attrib["name"] for case in suite]
        assert len(set(cases)) == len(cases) == int(suite.attrib["tests"])
    bad = int(root.attrib["failures"]) + int(root.attrib["errors"])
    assert (bad > 0) == (document.status != "clean")


@settings(max_examples=EXAMPLES, deadline=None)
@given(DOCUMENT)
def test_json_is_json(document: Document) -> None:
    told = json.loads(render(document, STYLE, format_name="json").encode())
    assert told["status"] == document.status
