"""Rows that were made up as seed files: CSV as COPY reads it, one file a table; pure."""

import re

from pgkeel.data.synthetic.filling import Filled

_QUOTED = re.compile(r"[\",\r\n]|^\\\.$|^\s|\s$")


def render_csv(filled: Filled) -> bytes:
    """Return the rows as CSV: nothing at all is NULL, two quotes are an empty text."""
    lines = [",".join(map(_value, filled.columns))]
    lines += [",".join(_value(row.get(name)) for name in filled.columns) for row in filled.rows]
    return "".join(f"{line}\n" for line in lines).encode()


def file_name(path: tuple[str, str]) -> str | None:
    """Return the name of the seed file of a table; nothing where no file can be called so."""
    schema, name = path
    text = name if schema == "public" and "." not in name else f"{schema}.{name}"
    fits = not re.search(r"[/\\\0\r\n:]", text) and text[0] != "." and "." not in schema
    return f"{text}.csv" if fits and len(text.encode()) <= 200 else None


def _value(text: str | None) -> str:
    if text is None:
        return ""
    if not text or _QUOTED.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text
