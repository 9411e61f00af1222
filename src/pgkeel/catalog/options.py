"""Storage parameters and the like, ``name=value`` as the catalogs hold them; for kinds."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.quoting import literal, qualified


def rendered_options(options: Sequence[str]) -> str:
    """Return them as SQL for WITH and SET."""
    pairs = [option.partition("=") for option in options]
    return ", ".join(f"{_name(name)} = {literal(value)}" for name, _, value in pairs)


def change_options(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """Return the actions of ALTER that make one set of options the other."""
    old = {option.partition("=")[0]: option for option in before}
    new = {option.partition("=")[0]: option for option in after}
    changed = [option for name, option in new.items() if old.get(name) != option]
    gone = [name for name in old if name not in new]
    if changed:
        yield f"SET ({rendered_options(changed)})"
    if gone:
        yield f"RESET ({', '.join(map(_name, gone))})"


def with_toast() -> str:
    """Return the SQL for the options of ``c``, a row of pg_class, and of its TOAST table."""
    return (
        "coalesce(c.reloptions, '{}') || case when c.reltoastrelid = 0 then '{}' else array("
        "select 'toast.' || o from pg_class tc, unnest(tc.reloptions) o"
        " where tc.oid = c.reltoastrelid) end"
    )


def _name(name: str) -> str:
    # ``toast.autovacuum_enabled`` is two words.
    return qualified(name.split("."))
