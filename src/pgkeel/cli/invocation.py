"""What every command shares: its common options, its project, and the way it answers."""

import functools
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import click
from msgspec import Struct, field

from pgkeel.config import Project, Settings, find_project, read_project
from pgkeel.config.url import redact
from pgkeel.data.row_values import blotted, may_quote
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import cfg
from pgkeel.report.document import EXIT_CODES, Document, Style
from pgkeel.report.registry import format_names, import_format, render


class Invocation(Struct, frozen=True, kw_only=True):
    """One call of one command."""

    command: str
    start: Path
    """The folder from which the project is looked for, or ``--project``."""
    format: str
    verbosity: int
    color: bool
    slice: str | None = None
    """The part of the project that is meant: a slice, or ``main``; ``None`` where nobody said."""
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def project(self, *, required: bool = True) -> Project:
        """Find and read the project, as the slice that is meant sees it.

        A CFG error when there is none; default settings where none is ``required``. Where nobody
        named a slice it is the main part.
        """
        try:
            project = read_project(find_project(self.start))
        except KeelError as error:
            if required or self.slice or error.code is not cfg.NO_PROJECT:
                raise
            return Project(root=self.start, settings=Settings())
        if self.slice is None:
            return project
        from pgkeel.config.slicing import part  # noqa: PLC0415 -- only projects with slices need it

        return part(project, self.slice)

    @property
    def style(self) -> Style:
        """How to speak to the one who called."""
        encoding = (sys.stdout.encoding or "").lower().replace("-", "")
        return Style(
            color=self.color,
            unicode=encoding.startswith("utf"),
            verbosity=self.verbosity,
            base=_absolute(Path()),
        )

    @property
    def is_interactive(self) -> bool:
        """Whether a person watches: text on a terminal, and not asked to be quiet."""
        return self.format == "text" and self.verbosity >= 0 and sys.stdout.isatty()

    def prepare(self) -> None:
        """Import what answers will need: for a command that has to wait for something."""
        import_format(self.format)

    def answer(self, document: Document) -> int:
        """Print ``document`` and return the exit code. No password can pass here."""
        return self.say(self.rendered(document), document)

    def say(self, text: str, document: Document) -> int:
        """Print ``document`` as it was rendered and return the exit code."""
        # Whether there is colour is decided: click would take it out of what goes into a pipe.
        click.echo(text, nl=False, color=True)
        return EXIT_CODES[document.status]

    def fail(self, error: KeelError) -> int:
        """Print an error that ended the command; JSON goes where JSON is expected."""
        document = Document(command=self.command, root=self.start, headline="", error=error)
        click.echo(self.rendered(document), nl=False, err=self.format == "text")
        return EXIT_CODES[document.status]

    def rendered(self, document: Document) -> str:
        """Return ``document`` as it is printed: no password is in it, and no classified value.

        A script is given out as it stands: with anything blotted out it would do something else.
        """
        if self.format == "text" and not document.script:
            text = render(document, self.style, format_name=self.format)
            if may_quote(text):
                # Over several lines of a page a value could no longer be told from what is around.
                whole = _redacted(document, self.hide_values)
                text = render(whole, self.style, format_name=self.format)
            return self.clean(text)
        hidden = _redacted(document, self.hidden)
        return render(hidden, self.style, format_name=self.format)

    def hidden(self, text: str) -> str:
        """Return one text without passwords and without values of classified columns."""
        return redact(self.hide_values(text))

    def hide_values(self, text: str) -> str:
        """Return one text without what a server quotes of classified columns in it."""
        return blotted(text, self._classified)

    def _classified(self) -> frozenset[str] | None:
        """Return the classified columns; ``None``, for any, where no project can be read."""
        from pgkeel.cli.classified import classified_columns  # noqa: PLC0415 -- seldom asked for

        try:
            return classified_columns(read_project(find_project(self.start)))
        except KeelError:
            return None

    def clean(self, text: str) -> str:
        """Return text that nothing has to parse with every password blotted out."""
        # There may be much of it: paragraphs are looked at one by one, most of which have nothing
        # that could be a password.
        return "\n\n".join([redact(paragraph) for paragraph in text.split("\n\n")])


def _redacted(document: Document, clean: Callable[[str], str]) -> Document:
    from pgkeel.report.redaction import redacted  # noqa: PLC0415 -- only for programs

    return redacted(document, clean)


def keel_command(function: Callable[..., Document | int]) -> Callable[..., int]:
    """Give a command the common options; it returns its document, which is printed here."""
    return _slice_option(_answering(function))


def unsliced_command(function: Callable[..., Document | int]) -> Callable[..., int]:
    """Do the same for a command that is about no project: it says so when told a slice."""
    return _no_slice_option(_answering(function))


def _answering(function: Callable[..., Document | int]) -> Callable[..., int]:
    @_common_options
    @click.pass_context
    @functools.wraps(function)
    def wrapped(context: click.Context, /, **options: object) -> int:
        invocation = _invocation(context, options)
        try:
            result = function(invocation, **options)
        except KeelError as error:
            return invocation.fail(error)
        return result if isinstance(result, int) else invocation.answer(result)

    return wrapped


def _refuse_slice(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        raise click.UsageError(f"`keel {context.info_name}` is the same for all slices", context)


_slice_option = click.option(
    "--slice",
    "slice_name",
    metavar="NAME",
    envvar="PGKEEL_SLICE",
    show_envvar=True,
    help="The slice of keel.toml that is meant; `main` is what belongs to none.",
)
_no_slice_option = click.option("--slice", expose_value=False, hidden=True, callback=_refuse_slice)


def _common_options(function: Callable[..., int]) -> Callable[..., int]:
    options = (
        click.option(
            "--project",
            "start",
            type=click.Path(path_type=Path),
            help="The project's folder, or one below it. [default: the current folder]",
        ),
        click.option(
            "--format",
            "format_name",
            type=click.Choice(format_names()),
            default="text",
            show_default=True,
            help="How to answer.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong."),
        click.option("-v", "--verbose", is_flag=True, help="Say more: times, warnings, notes."),
        click.option(
            "--color",
            type=click.Choice(["auto", "always", "never"]),
            default="auto",
            show_default=True,
            help="Colour; `auto` is on a terminal and heeds NO_COLOR.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


def _invocation(context: click.Context, options: dict[str, object]) -> Invocation:
    start, color = options.pop("start"), options.pop("color")
    quiet, verbose = options.pop("quiet"), options.pop("verbose")
    named = options.pop("slice_name", None)
    name = str(options.pop("format_name"))
    # Commands whose answer is often wanted as data have a short word for it.
    name = "json" if options.pop("as_json", False) else name
    return Invocation(
        command=context.info_name or "",
        start=_absolute(start) if isinstance(start, Path) else _absolute(Path()),
        format=name,
        verbosity=-1 if quiet else int(bool(verbose)),
        slice=named if isinstance(named, str) and named else None,
        color=_wants_color(str(color)),
    )


def _absolute(path: Path) -> Path:
    try:
        return path.absolute()
    except FileNotFoundError as error:
        raise KeelError(cfg.NO_PROJECT, "the current folder is not there any more") from error


def _wants_color(choice: str) -> bool:
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return sys.stdout.isatty()
