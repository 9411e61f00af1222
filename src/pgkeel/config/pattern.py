"""Patterns that names have to match whole, with words for what a name is part of."""

import re
from collections.abc import Mapping

_WORDS = ("table", "columns", "references")
_WORD = re.compile(r"\{([a-z_]+)\}")


class NamePattern:
    """A regular expression, where ``{table}``, ``{columns}`` and ``{references}`` are names."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        """Refuse what is no regular expression, or names what there is not, as ``ValueError``."""
        self.text = text
        for word in _WORD.findall(self.text):
            if word not in _WORDS:
                listed = ", ".join(f"{{{one}}}" for one in _WORDS)
                message = f"{{{word}}} stands for nothing; expected {listed}"
                raise ValueError(message)
        try:
            self._compiled(dict.fromkeys(_WORDS, "x"))
        except re.error as error:
            message = f"{self.text!r} is no regular expression: {error}"
            raise ValueError(message) from error

    def __repr__(self) -> str:
        """Show the text: answers are kept under what settings look like."""
        return f"NamePattern({self.text!r})"

    def matches(self, name: str, words: Mapping[str, str]) -> bool:
        """Whether all of ``name`` is as the pattern wants it, ``words`` being what is around it."""
        return self._compiled(words).fullmatch(name) is not None

    def _compiled(self, words: Mapping[str, str]) -> re.Pattern[str]:
        text = self.text
        for word, name in words.items():
            text = text.replace(f"{{{word}}}", re.escape(name))
        return re.compile(text)
