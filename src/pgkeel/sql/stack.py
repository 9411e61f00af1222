"""Runs work that recurses in C where it cannot overflow the stack; for the parser seam."""

import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def run_on_stack(size: int, work: Callable[[], Result]) -> Result:
    """Return what ``work`` does, or raise what it raises, on a thread with a stack of ``size``.

    Only the part of it that is used is ever real memory.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 -- raised again where it belongs
            errors.append(error)

    thread = threading.Thread(target=run, name="pgkeel-parser")
    # The size is the process's; a thread that another one starts just now gets more than it needs.
    before = threading.stack_size(size)
    try:
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if errors:
        raise errors[0]
    return results[0]
