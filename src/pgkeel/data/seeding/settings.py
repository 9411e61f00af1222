"""Looks whether what keel.toml says of seeds is about seeds that there are. Pure."""

import difflib
from collections.abc import Sequence

from pgkeel.config import Seeds
from pgkeel.data.seeding.files import SeedFile
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import seeds


def check_settings(files: Sequence[SeedFile], settings: Seeds, place: Place) -> None:
    """Raise DAT320 where ``settings`` name a file, or a table, that there is no seed for."""
    names = {file.path.name for file in files}
    known = {f"{schema}.{name}" for file in files for schema, name in file.names}
    unknown = [("order", one) for one in settings.order if one not in names]
    unknown += [("keys", one) for one in settings.keys if _full(one) not in known]
    for key, name in unknown:
        near = difflib.get_close_matches(name, names | known, n=1, cutoff=0.5)
        raise KeelError(
            seeds.BAD_SETTING,
            f"`seeds.{key}` names `{name}`, and there is no such seed",
            place=place,
            hint=f"did you mean `{near[0]}`?" if near else None,
        )


def _full(name: str) -> str:
    return name if "." in name else f"public.{name}"
