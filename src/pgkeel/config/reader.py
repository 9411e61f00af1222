"""From a folder to a project: finds keel.toml and reads it strictly."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pgkeel.config.locate import line_of
from pgkeel.config.model import Environment, Migrations, Project, Settings, Slice
from pgkeel.config.pattern import NamePattern
from pgkeel.config.url import UrlSource
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import cfg

CONFIG_NAME = "keel.toml"

_T = TypeVar("_T")
_WHERE = re.compile(r"^(?P<what>.*?)(?: - at `\$(?P<path>.*)`)?$", re.DOTALL)
_UNKNOWN = re.compile(r"unknown field `(?P<key>.*)`")
_INDEX = re.compile(r"\[[^\]]*\]")
_TOML_TYPES = {
    "array": "an array",
    "bool": "a boolean",
    "float": "a float",
    "int": "an integer",
    "object": "a table",
    "str": "a string",
}
_TYPE = re.compile(rf"`(?P<type>{'|'.join(_TOML_TYPES)})`")
_TOML_PLACE = re.compile(r" \(at line (?P<line>\d+), column (?P<column>\d+)\)$")


def find_project(start: Path) -> Path:
    """Return the nearest folder at or above ``start`` that holds keel.toml; else CFG001."""
    start = start.absolute()
    for folder in (start, *start.parents):
        if (folder / CONFIG_NAME).is_symlink() or (folder / CONFIG_NAME).exists():
            return folder
    raise KeelError(cfg.NO_PROJECT, f"no {CONFIG_NAME} in {start} or any folder above it")


def read_project(root: Path) -> Project:
    """Read ``root``/keel.toml; every setting that is wrong is a CFG error naming file and line."""
    path = root / CONFIG_NAME
    return Project(root=root, settings=parse_settings(_read_text(path), path))


def parse_settings(text: str, path: Path) -> Settings:
    """Return the settings in ``text``, which errors call ``path``."""
    return _Reader(path, text).settings()


def _read_text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise KeelError(
            cfg.UNREADABLE, f"not UTF-8 at byte {error.start}", place=Place(path=path)
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise KeelError(cfg.UNREADABLE, reason, place=Place(path=path)) from error


class _Reader:
    """One reading of one file; holds the text so that errors can name the line."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text

    def settings(self) -> Settings:
        table = self._toml()
        environments = table.pop("environments", {})
        if not isinstance(environments, dict):
            raise self._error(("environments",), "expected tables such as [environments.prod]")
        slices = table.pop("slices", {})
        settings = self._convert(table, Settings, ())
        # One at a time: msgspec cannot name the key of a mapping in its messages.
        settings = msgspec.structs.replace(
            settings, environments=self._environments(environments, ("environments",))
        )
        if slices:
            sliced = self._slices(slices, settings, table.get("lint", {}))
            settings = msgspec.structs.replace(settings, slices=sliced)
        self._refuse_outside_paths(settings)
        self._refuse_remote_passwords(settings)
        self._refuse_base(settings)
        return settings

    def _environments(
        self, said: Mapping[str, object], keys: tuple[str, ...]
    ) -> dict[str, Environment]:
        return {
            name: self._convert(value, Environment, (*keys, name)) for name, value in said.items()
        }

    def _slices(
        self, said: object, main: Settings, main_lint: Mapping[str, Any]
    ) -> dict[str, Slice]:
        # Most projects have none, and then nothing of it is imported.
        from pgkeel.config.slice_checks import slice_problems  # noqa: PLC0415 -- as said
        from pgkeel.config.slice_tables import read_slice  # noqa: PLC0415 -- as said

        expected = "expected tables such as [slices.analytics]"
        if not isinstance(said, dict):
            raise self._error(("slices",), expected)
        found: dict[str, Slice] = {}
        for name, table in said.items():
            if not isinstance(table, dict):
                raise self._error(("slices", name), expected)
            one = read_slice(name, table, main, main_lint, self._convert)
            environments = self._environments_of(name, table.get("environments"), main)
            found[name] = msgspec.structs.replace(one, environments=environments)
        for problem in slice_problems(msgspec.structs.replace(main, slices=found)):
            place = self._place(line_of(self._text, problem.keys))
            raise KeelError(problem.code, problem.message, place=place, hint=problem.hint)
        return found

    def _environments_of(self, name: str, said: object, main: Settings) -> dict[str, Environment]:
        """Return what a slice says: databases of its own, some of the project's, else all those."""
        keys = ("slices", name, "environments")
        if said is None:
            return main.environments
        if isinstance(said, dict):
            return self._environments(said, keys)
        chosen: tuple[str, ...] = self._convert(said, tuple[str, ...], keys)
        for one in chosen:
            if one not in main.environments:
                known = ", ".join(main.environments) or "none"
                raise KeelError(
                    cfg.NO_ENVIRONMENT,
                    f"slice {name} names environment `{one}`, and keel.toml has no such",
                    place=self._place(line_of(self._text, keys)),
                    hint=f"there are: {known}",
                )
        return {one: main.environments[one] for one in chosen}

    def _toml(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            found = _TOML_PLACE.search(str(error))
            line = int(found["line"]) if found else max(1, len(self._text.splitlines()))
            column = int(found["column"]) if found else None
            message = _TOML_PLACE.sub("", str(error)).removesuffix(" (at end of document)")
            raise KeelError(cfg.BAD_TOML, message, place=self._place(line, column)) from error
        except RecursionError as error:
            raise KeelError(
                cfg.BAD_TOML, "nested too deeply", place=Place(path=self._path)
            ) from error

    def _convert(self, value: object, kind: type[_T], keys: tuple[str, ...]) -> _T:
        try:
            return msgspec.convert(value, kind, dec_hook=_decode)
        except msgspec.ValidationError as error:
            found = _WHERE.match(str(error))
            what = found["what"] if found else str(error)
            path = _INDEX.sub("", (found and found["path"]) or "")
            inner = tuple(part for part in path.split(".") if part)
            raise self._convert_error(kind, keys + inner, inner, what) from error

    def _convert_error(
        self, kind: type, keys: tuple[str, ...], inner: tuple[str, ...], what: str
    ) -> KeelError:
        unknown = _UNKNOWN.search(what)
        if not unknown:
            return self._error(keys, _in_toml_words(what) + _choices(kind, inner))
        import difflib  # noqa: PLC0415 -- only after a slip of the finger

        key = unknown["key"]
        known = list(_field_types(_descend(kind, inner)))
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
        hint = f"did you mean `{near[0]}`?" if near else f"known keys here: {', '.join(known)}"
        return KeelError(
            cfg.UNKNOWN_KEY,
            f"unknown key `{'.'.join((*keys, key))}`",
            place=self._place(line_of(self._text, (*keys, key))),
            hint=hint,
        )

    def _refuse_outside_paths(self, settings: Settings) -> None:
        for keys, text in _paths(settings):
            given = Path(text)
            if given.is_absolute() or ".." in given.parts:
                raise KeelError(
                    cfg.PATH_OUTSIDE,
                    f"`{'.'.join(keys)}` is {str(given)!r}; expected a path inside the project",
                    place=self._place(line_of(self._text, keys)),
                )

    def _refuse_remote_passwords(self, settings: Settings) -> None:
        for keys, source in _url_sources(settings):
            if source.holds_remote_password:
                raise KeelError(
                    cfg.REMOTE_PASSWORD,
                    f"`{'.'.join(keys)}` spells out the password of a remote database",
                    # No source line: it would print the password.
                    place=Place(path=self._path, line=line_of(self._text, keys)),
                )

    def _refuse_base(self, settings: Settings) -> None:
        base = settings.git.base
        if base and _CHECKED_OUT.match(base):
            message = (
                f"{base!r} is whatever is checked out, and so all that is committed would count as"
                " merged; name a branch that others merge to"
            )
            raise self._error(("git", "base"), message)

    def _error(self, keys: tuple[str, ...], message: str) -> KeelError:
        named = f"`{'.'.join(keys)}`: " if keys else ""
        place = self._place(line_of(self._text, keys))
        return KeelError(cfg.BAD_VALUE, named + message, place=place)

    def _place(self, line: int | None, column: int | None = None) -> Place:
        return Place(path=self._path, line=line, column=column)


# Names of git for the commit that one is at.
_CHECKED_OUT = re.compile(r"(?:HEAD|@)(?![\w/-])")


def _paths(settings: Settings) -> Iterator[tuple[tuple[str, ...], str]]:
    folders: list[tuple[tuple[str, ...], Migrations | None]] = [
        (("migrations",), settings.migrations)
    ]
    yield ("docs", "dictionary"), settings.docs.dictionary
    yield ("docs", "changelog"), settings.docs.changelog
    for path in settings.reference.documents or ():
        yield ("reference", "documents"), path
    for name, paths in settings.reference.documents_of.items():
        yield from ((("reference", "documents_of", name), path) for path in paths)
    yield ("scan", "baseline"), settings.scan.baseline
    yield from ((("seeds", "folders"), one) for one in settings.seeds.folders)
    for name, one in settings.slices.items():
        yield ("slices", name, "directory"), one.directory
        yield from ((("slices", name, "seeds", "folders"), path) for path in one.seeds.folders)
        folders.append((("slices", name, "migrations"), one.migrations))
    for keys, folder in folders:
        for key in ("folder", "rollback", "sum") if folder else ():
            yield (*keys, key), getattr(folder, key)


def _url_sources(settings: Settings) -> Iterator[tuple[tuple[str, ...], UrlSource]]:
    if settings.sandbox.url:
        yield ("sandbox", "url"), settings.sandbox.url
    for name, environment in settings.environments.items():
        yield ("environments", name, "url"), environment.url
    for name, one in settings.slices.items():
        for inner, environment in one.environments.items():
            if environment is not settings.environments.get(inner):
                yield ("slices", name, "environments", inner, "url"), environment.url


def _decode(kind: type, value: object) -> UrlSource | NamePattern:
    if not isinstance(value, str):
        raise ValueError(f"expected a string, got {type(value).__name__}")  # noqa: TRY004 -- msgspec places only these
    return NamePattern(value) if kind is NamePattern else UrlSource(value)


def _field_types(kind: object) -> dict[str, Any]:
    info = msgspec.inspect.type_info(kind)
    if not isinstance(info, msgspec.inspect.StructType):
        return {}
    return {entry.encode_name: entry.type for entry in info.fields}


def _descend(kind: object, keys: tuple[str, ...]) -> object:
    for key in keys:
        inner = _field_types(kind).get(key)
        kind = inner.cls if isinstance(inner, msgspec.inspect.StructType) else None
    return kind


def _in_toml_words(message: str) -> str:
    """Say types as TOML calls them, which has no null."""
    message = message[:1].lower() + message[1:].replace(" | null`", "`")
    return _TYPE.sub(lambda found: _TOML_TYPES[found["type"]], message)


def _choices(kind: object, keys: tuple[str, ...]) -> str:
    """Return the words a Literal takes, since msgspec names only the one it refused."""
    if not keys:
        return ""
    leaf = _field_types(_descend(kind, keys[:-1])).get(keys[-1])
    if isinstance(leaf, msgspec.inspect.VarTupleType):
        leaf = leaf.item_type
    if isinstance(leaf, msgspec.inspect.LiteralType):
        return "; expected " + ", ".join(f'"{value}"' for value in leaf.values)
    return ""
