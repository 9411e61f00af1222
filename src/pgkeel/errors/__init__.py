"""Every error a person can see: its code, words and place. Anybody may import this."""

from pgkeel.errors.code import Code
from pgkeel.errors.error import KeelError
from pgkeel.errors.place import Place

__all__ = ["Code", "KeelError", "Place"]
