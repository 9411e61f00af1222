"""Answers a command as it was answered before, where nothing that the answer depends on changed.

A linter is run on every save. Its ordinary way from a cached result to text costs ten times what
it takes to see that nothing changed, nearly all of it imports: so this module imports next to
nothing, and what it finds is the answer itself. It is for ``__main__`` and for commands that let
their answers be recalled.

An answer is kept under what was asked: arguments, folder, environment, terminal, program. In it
are the names and the content, hashed, of every file and folder that was looked at, those that were
not there included. All of them are read again before it is given.
"""

import marshal
import os
import sys
import time
from _blake2 import blake2b
from collections.abc import Iterable, Iterator, Sequence

_FORMAT = b"pgkeel answer 1"
_KEPT_AT_MOST = 32
_VALUED = ("--project", "--format", "--color", "--slice")
_OPTIONS = frozenset({*_VALUED, "-q", "--quiet", "-v", "--verbose"})
_GRAIN = 50_000_000
"""Nanoseconds by which a file system's clock may be behind."""
_STARTED = ("PGKEEL_", "XDG_", "LC_", "PYTHON")
_NAMES = ("HOME", "LANG", "NO_COLOR", "TERM", "COLUMNS")


class Seen:
    """What an answer depends on, by path: no named tuple, since ``typing`` is slow to import."""

    __slots__ = ("files", "folders")

    def __init__(
        self, files: dict[str, bytes | None], folders: dict[str, list[str] | None]
    ) -> None:
        self.files = files
        """The hash of every file; ``None`` where there was none."""
        self.folders = folders
        """The names in every folder, in order."""


def recalled(arguments: Sequence[str]) -> int | None:
    """Write the answer to ``arguments`` and return its exit code; ``None`` where none is kept."""
    if not arguments or arguments[0] != "lint" or not _OPTIONS.issuperset(_options(arguments)):
        return None
    path = _place(arguments)
    try:
        with open(path or "", "rb") as file:  # noqa: PTH123 -- pathlib is slow to import
            content = file.read()
        if content[:32] != _hash(content[32:]):
            return None
        files, folders, code, text = marshal.loads(content[32:])  # noqa: S302 -- our own, as hashed
    except (OSError, ValueError, EOFError, TypeError):
        return None
    if any(_names(folder) != names for folder, names in folders.items()):
        return None
    if any(_content(name) != known for name, known in files.items()):
        return None
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        return 0  # whoever read us has enough
    return int(code)


def keep_answer(arguments: Sequence[str], seen: Seen, code: int, text: str) -> None:
    """Keep an answer; where that cannot be done the next one is slower, nothing else.

    What changed while the command ran is not known to be what it saw: then nothing is kept.
    """
    path = _place(arguments)
    if path is None or not _OPTIONS.issuperset(_options(arguments)):
        return
    if any(_changed_lately(name) for name in (*seen.files, *seen.folders)):
        return
    body = marshal.dumps((seen.files, seen.folders, code, text))
    folder, name = os.path.split(path)
    draft = f"{folder}/.draft-{os.getpid()}"
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)  # noqa: PTH103 -- as above
        try:
            with open(draft, "wb") as file:  # noqa: PTH123 -- as above
                file.write(_hash(body) + body)
            os.replace(draft, path)  # noqa: PTH105 -- as above
        except OSError:
            os.unlink(draft)  # noqa: PTH108 -- as above
        _drop_oldest(folder, name)
    except OSError:
        return


def look_at(files: Iterable[str], folders: Iterable[str]) -> Seen:
    """Return what is there now."""
    return Seen(
        files={name: _content(name) for name in files},
        folders={name: _names(name) for name in folders},
    )


def _options(arguments: Sequence[str]) -> Iterator[str]:
    """Yield the options among ``arguments``; what is no option is one that cannot be recalled."""
    takes_value = False
    for one in arguments[1:]:
        if takes_value:
            takes_value = False
            continue
        name, equals, _ = one.partition("=")
        yield name
        takes_value = name in _VALUED and not equals


def _place(arguments: Sequence[str]) -> str | None:
    """Return where the answer to what is asked now is kept, or would be."""
    environ = os.environ
    cache = environ.get("PGKEEL_CACHE_DIR") or _usual_cache()
    if cache is None:
        return None
    about = sorted(
        f"{name}={value}"
        for name, value in environ.items()
        if name in _NAMES or name.startswith(_STARTED)
    )
    out = sys.stdout
    try:
        asked = [*arguments, os.getcwd(), sys.version, _program(), *about]  # noqa: PTH109 -- slow
    except OSError:
        return None
    asked += [str(out.isatty()), out.encoding, str(out.errors), str(os.geteuid())]
    key = _hash(_FORMAT + "\0".join(asked).encode(errors="surrogateescape"))
    return f"{cache}/answers/{key.hex()}"


def _usual_cache() -> str | None:
    """Return what ``platformdirs`` would on Linux; elsewhere only a folder that is named counts."""
    if sys.platform != "linux":
        return None
    given = os.environ.get("XDG_CACHE_HOME") or ""
    home = os.environ.get("HOME")
    base = given.strip() or (f"{home}/.cache" if home else "")
    return f"{base}/pgkeel" if base else None


def _program() -> str:
    """Return what changes when the program does: times and sizes of all its modules."""
    found: list[str] = []
    waiting = [os.path.dirname(os.path.dirname(__file__))]  # noqa: PTH120 -- as above
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    status = entry.stat()
                    found.append(f"{entry.name} {status.st_size} {status.st_mtime_ns}")
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    waiting.append(entry.path)
    return " ".join(sorted(found))


def _hash(content: bytes) -> bytes:
    return blake2b(content, digest_size=32).digest()


def _content(path: str) -> bytes | None:
    """Return the hash of a file; ``None`` where none can be read."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        content = os.read(descriptor, 1 << 20)
        while more := os.read(descriptor, 1 << 20) if len(content) >= 1 << 20 else b"":
            content += more
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return _hash(content)


def _names(path: str) -> list[str] | None:
    """Return the names in a folder, in order; ``None`` where it cannot be listed."""
    try:
        return sorted(os.listdir(path))  # noqa: PTH208 -- as above
    except OSError:
        return None


def _changed_lately(path: str) -> bool:
    """Whether a file changed since this process began, as far as clocks tell."""
    try:
        status = os.stat(path)  # noqa: PTH116 -- as above
    except OSError:
        return False
    return max(status.st_mtime_ns, status.st_ctime_ns) > BEGAN - _GRAIN


def _drop_oldest(folder: str, kept: str) -> None:
    with os.scandir(folder) as entries:
        others = [entry for entry in entries if entry.name != kept]
        found = sorted((entry.stat().st_mtime_ns, entry.path) for entry in others)
    for _, path in found[:-_KEPT_AT_MOST]:
        os.unlink(path)  # noqa: PTH108 -- as above


BEGAN = time.time_ns()
"""When this process began, or nearly."""
