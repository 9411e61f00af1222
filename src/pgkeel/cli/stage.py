"""What a stage of ``keel check`` is; the list of them is in ``checking``."""

from collections.abc import Callable

from msgspec import Struct

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.report.document import Section


class Stage(Struct, frozen=True, kw_only=True):
    """One independent part of ``keel check``; it may run beside any other."""

    name: str
    summary: str
    order: int
    run: Callable[[CheckInput, Tell], Section]
    folder_only: bool = False
    """Whether it looks at nothing but the folder of migrations: slices that lie in the main folder
    are then seen to with that."""
