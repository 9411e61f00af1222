"""Tells how far the work is on a terminal: one line a stage, gone when the answer is printed."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console, RenderableType
from rich.live import Live
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from pgkeel.report.document import Section

_SIGNS = {"clean": ("✔", "green"), "findings": ("✖", "red"), "error": ("✖", "red")}


@contextmanager
def live_watcher(names: Sequence[str], *, color: bool) -> Iterator["_Lines"]:
    """Show a line for each of ``names`` until the block ends."""
    console = Console(no_color=not color, highlight=False)
    lines = _Lines(names)
    with Live(lines, console=console, transient=True, refresh_per_second=12):
        yield lines


class _Lines:
    def __init__(self, names: Sequence[str]) -> None:
        self._lock = threading.Lock()
        self._states: dict[str, Text] = {name: Text("") for name in names}
        self._ended: dict[str, Section] = {}
        self._spinner = Spinner("dots", style="cyan")

    def progress(self, stage: str, done: int, total: int, at: str) -> None:
        with self._lock:
            self._states[stage] = Text(f"{done:,} of {total:,}  {at}", style="dim")

    def ended(self, section: Section) -> None:
        with self._lock:
            self._ended[section.name] = section

    def __rich__(self) -> RenderableType:
        grid = Table.grid(padding=(0, 1))
        with self._lock:
            for name, state in self._states.items():
                section = self._ended.get(name)
                if section:
                    mark, style = _SIGNS[section.status]
                    grid.add_row(Text(f"  {mark}", style=style), name, section.summary)
                else:
                    grid.add_row(Text("  ") + Text(" "), name, state or self._spinner)
        return grid


@contextmanager
def live_line(*, color: bool) -> Iterator[tuple[Callable[[str], None], Callable[[str], None]]]:
    """Show one line that changes until the block ends; give what sets it, and what says more."""
    console = Console(no_color=not color, highlight=False)
    spinner = Spinner("dots", style="cyan")
    with Live(spinner, console=console, transient=True, refresh_per_second=12):
        yield (
            lambda text: spinner.update(text=Text(text)),
            lambda text: console.print(Text(text, style="dim")),
        )
