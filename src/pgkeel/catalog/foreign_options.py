"""Options of foreign objects, secrets left out; for kinds."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.quoting import identifier, literal

# What wrappers call secrets; their values are neither read into a snapshot nor written.
SECRETS = "(pass|secret|token|key|credential)"


def without_secrets(expression: str) -> str:
    """Return the SQL for an array of options without those whose names tell of a secret."""
    return (
        f"array(select o.one from unnest({expression}) o(one) "
        f"where split_part(o.one, '=', 1) !~* '{SECRETS}' order by 1)"
    )


def rendered(options: Sequence[str]) -> str:
    """Return the clause OPTIONS, with a blank before it; nothing where there are none."""
    return f" OPTIONS ({', '.join(_pair(one) for one in options)})" if options else ""


def changed(before: Sequence[str], after: Sequence[str]) -> str:
    """Return the clause of ALTER that makes one set of options the other; empty for none."""
    parts = list(_parts(before, after))
    return f" OPTIONS ({', '.join(parts)})" if parts else ""


def _parts(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    old = dict(one.split("=", 1) for one in before)
    new = dict(one.split("=", 1) for one in after)
    for name in old:
        if name not in new:
            yield f"DROP {identifier(name)}"
    for name, value in new.items():
        if name not in old:
            yield f"ADD {identifier(name)} {literal(value)}"
        elif old[name] != value:
            yield f"SET {identifier(name)} {literal(value)}"


def _pair(option: str) -> str:
    name, _, value = option.partition("=")
    return f"{identifier(name)} {literal(value)}"
