"""NOT VALID for a foreign key."""

from pgkeel.lint.not_valid import mend

__all__ = ["mend"]
