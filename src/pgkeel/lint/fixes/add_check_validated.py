"""NOT VALID for a CHECK."""

from pgkeel.lint.not_valid import mend

__all__ = ["mend"]
