"""Paragraphs as lines of a width, in which a command is never cut: people copy it whole."""

import re
import textwrap

_COMMAND = re.compile(r"`[^`]*`|: keel .*$")
_GLUE = "\N{NO-BREAK SPACE}"
_PAGE, _INDENT = 80, 7


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return ``text`` in lines; what stands in backticks, or last after a colon, stays on one."""
    glued = _COMMAND.sub(lambda found: _glued(found[0]), text)
    lines = textwrap.wrap(
        glued,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_GLUE, " ") for line in lines]


def headed(head: str, text: str) -> list[str]:
    """Return ``text`` as a paragraph of a page, indented, with ``head`` in front of it."""
    return wrapped(text, _PAGE, first=f"  {head} ".ljust(_INDENT), rest=" " * _INDENT)


def _glued(command: str) -> str:
    if command.startswith(": "):
        return f": {command[2:].replace(' ', _GLUE)}"
    return command.replace(" ", _GLUE)
