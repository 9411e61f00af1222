"""The one table of lock facts: what each form of statement locks, reads and rewrites."""

from pgkeel.locks.form import Fact, Form, Role
from pgkeel.locks.mode import LockMode
from pgkeel.locks.registry import all_forms, fact, form

__all__ = ["Fact", "Form", "LockMode", "Role", "all_forms", "fact", "form"]
