"""Documents to render, and readers of the formats that hold what they read against its schema."""

import json
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import xmlschema

from pgkeel.errors import Code, KeelError, Place
from pgkeel.errors.catalogue import cfg, mig, sbx
from pgkeel.finding import Finding
from pgkeel.report.document import Document, Section, Style
from pgkeel.report.registry import render

SCHEMAS = Path(__file__).parent / "cases" / "schemas"
ROOT = Path("/work/shop")
STYLE = Style(base=ROOT)
SQL = ROOT / "migrations" / "sql"

DROP = Code("LNT012", "a column is dropped", "Its data is gone.", "Keep it.", "drop-column")


DROP_LINE = "alter table book drop column isbn;"


def dropped(line: int = 3, text: str = DROP_LINE, file: str = "V002__b.sql") -> Finding:
    place = Place(path=SQL / file, line=line, column=18, text=text)
    return Finding(code=DROP, message="book.isbn goes, with its data", place=place)


EDITED = Finding(
    code=mig.EDITED,
    message="V001__a.sql differs",
    place=Place(path=SQL / "V001__a.sql", line=12, column=4, text="\tab, c%d"),
    hint="undo it",
    detail="- old\n+ new",
)
WARNING = Finding(code=mig.NOT_IN_SUM, message="no keel.sum", severity="warning")
INFO = Finding(
    code=mig.EMPTY, message="nothing in it", severity="info", place=Place(path=SQL / "V003__c.sql")
)

CLEAN = Section(name="format", summary="2 migrations", notes=("a note",), seconds=0.25)
FOUND = Section(name="append-only", summary="2 in keel.sum", findings=(EDITED, WARNING, INFO))
WARNED = Section(name="lint", summary="1 warning", findings=(WARNING,))
BROKEN = KeelError(sbx.DISK_FULL, "no space left", detail="log line")
FAILED = Section(name="replay", summary="could not run", error=BROKEN, seconds=1.5)
ENDED = KeelError(cfg.BAD_TOML, "expected a value", place=Place(path=ROOT / "keel.toml", line=3))


def document(*sections: Section, error: KeelError | None = None, root: Path = ROOT) -> Document:
    return Document(command="check", root=root, headline="shop", sections=sections, error=error)


def found(*findings: Finding) -> Document:
    return document(Section(name="lint", summary="", findings=findings))


DOCUMENTS = {
    "nothing": document(),
    "clean": document(CLEAN),
    "all severities": document(CLEAN, FOUND),
    "warnings": document(CLEAN, WARNED),
    "a stage that could not run": document(CLEAN, FOUND, FAILED),
    "an error that ended the command": document(error=ENDED),
}

ODD_PATHS = {
    "blanks": ("a b.sql", "a%20b.sql"),
    "umlauts": ("größe.sql", "gr%C3%B6%C3%9Fe.sql"),
    "percent": ("100%41.sql", "100%2541.sql"),
    "colon": ("a:b.sql", "a%3Ab.sql"),
    "query": ("a?b#c.sql", "a%3Fb%23c.sql"),
    "not UTF-8": ("a\udcff.sql", "a%FF.sql"),
}
"""What files may be called, and how that reads in a URI."""


@cache
def _validator(name: str) -> Any:
    schema = json.loads((SCHEMAS / name).read_text())
    return jsonschema.validators.validator_for(schema)(schema)


@cache
def _xml_schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / name)


def read_sarif(document: Document, style: Style = STYLE) -> dict[str, Any]:
    """Render as SARIF, hold it against the schema and return its one run."""
    told = json.loads(render(document, style, format_name="sarif").encode())
    _validator("sarif-2.1.0-rtm.5.json").validate(told)
    (run,) = told["runs"]
    return dict(run)


def read_gitlab(document: Document, style: Style = STYLE) -> list[dict[str, Any]]:
    """Render as a code quality report, hold it against the schema and return its entries."""
    told = json.loads(render(document, style, format_name="gitlab").encode())
    _validator("gitlab-code-quality.json").validate(told)
    return list(told)


def read_junit(document: Document, style: Style = STYLE) -> ET.Element:
    """Render as JUnit XML, hold it against the schema and return its root."""
    text = render(document, style, format_name="junit").encode().decode()
    _xml_schema("junit-10.xsd").validate(text)
    return ET.fromstring(text)  # noqa: S314 -- we wrote it
