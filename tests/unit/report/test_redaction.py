"""No password leaves a document, and no format is broken by the blots."""

import json
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from documents import EDITED, ROOT, STYLE, document, dropped, read_gitlab, read_junit, read_sarif
from pgkeel.errors import Code, KeelError, Place
from pgkeel.errors.catalogue import sbx
from pgkeel.report.document import Document, Section, Verbatim
from pgkeel.report.redaction import redacted
from pgkeel.report.registry import format_names, render

URL = "postgresql://ann:hunter2@db/shop"
PLACE = Place(path=ROOT / "a.sql", line=1, column=1, text=URL)
FINDING = replace(EDITED, message=URL, hint=URL, detail=URL, place=PLACE)
ERROR = KeelError(sbx.DISK_FULL, URL, place=PLACE, hint=URL, detail=URL)
SECTION = Section(name=URL, summary=URL, notes=(URL,), findings=(FINDING,), error=ERROR)
DOCUMENT = Document(
    command=URL,
    root=ROOT,
    headline=URL,
    lines=(URL,),
    sections=(SECTION,),
    data={"a": [URL, {"b": URL}], "number": 3},
    error=ERROR,
)


def texts(value: Any) -> list[str]:
    """Return every text in ``value``, to be sure that none was passed over."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, KeelError):
        return texts([value.message, str(value), value.place, value.hint, value.detail])
    if isinstance(value, Struct) and not isinstance(value, Code):
        return texts([getattr(value, one.name) for one in fields(value)])
    if isinstance(value, dict):
        return texts(list(value.values()))
    return [text for one in value for text in texts(one)] if isinstance(value, list | tuple) else []


def test_sql_to_be_run_stays_as_it_is() -> None:
    sql = Verbatim("set password = crypt(new, salt) \r\n;\n")
    whole = replace(DOCUMENT, script=sql, data={"sql": sql}, error=None, sections=())
    assert sql in render(redacted(whole), STYLE, format_name="text")
    assert json.loads(render(redacted(whole), STYLE, format_name="json"))["sql"] == sql


def test_no_password_stays() -> None:
    assert sum("hunter2" in text for text in texts(DOCUMENT)) > 15
    assert [text for text in texts(redacted(DOCUMENT)) if "hunter2" in text] == []
    assert "postgresql://ann:***@db/shop" in texts(redacted(DOCUMENT))


@pytest.mark.parametrize("name", format_names())
def test_no_format_tells_one(name: str) -> None:
    told = render(redacted(DOCUMENT), STYLE, format_name=name)
    assert "hunter2" not in told
    assert "***" in told


def test_the_rest_is_as_it_was() -> None:
    plain = document(Section(name="lint", summary="1 error", findings=(dropped(),), seconds=1.5))
    assert redacted(plain) == plain
    assert redacted(DOCUMENT).data["number"] == 3
    assert redacted(DOCUMENT).root == Path(ROOT)
    assert redacted(DOCUMENT).findings[0].code == EDITED.code


def test_what_is_blotted_out_at_the_end_of_a_text_breaks_no_format() -> None:
    line = "update account set password = null"
    finding = replace(dropped(text=line), message=line, detail=line)
    shown = redacted(document(Section(name="lint", summary=line, findings=(finding,))))
    assert json.loads(render(shown, STYLE, format_name="json"))["sections"][0]["summary"] == (
        "update account set password = ***"
    )
    assert read_sarif(shown)["results"][0]["message"]["text"].endswith("password = ***")
    assert read_gitlab(shown)[0]["description"].endswith("password = ***")
    assert [one.attrib["message"] for one in read_junit(shown).iter("failure")] == [
        "update account set password = ***"
    ]
