"""Words of SQL that may be names; pure."""

import re
from mmap import mmap

_WORD = re.compile(rb"[A-Za-z_\x80-\xff][\w$\x80-\xff]*|\"(?:[^\"]|\"\")*\"")


def words_in(text: bytes | mmap) -> frozenset[str]:
    """Return all words of ``text`` that may be names, as catalogs would hold them."""
    found: set[str] = set()
    for word in set(_WORD.findall(text)):
        name = word.decode(errors="replace")
        found.add(name[1:-1].replace('""', '"') if name[0] == '"' else name.lower())
    return frozenset(found)
