"""How sizes are said."""

_COUNTS = ((10**9, "G"), (10**6, "M"), (10**3, "k"))
_BYTES = ((1 << 40, "TB"), (1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))


def size_phrase(rows: int | None, size: int) -> str:
    """Return ``812 M rows, 96 GB``; two or three digits are all an estimate is worth."""
    counted = f"{_short(rows or 0, _COUNTS, '')} row{'s' * (rows != 1)}"
    said = "rows not counted" if rows is None else counted
    return f"{said}, {_short(size, _BYTES, ' bytes')}"


def _short(number: int, units: tuple[tuple[int, str], ...], plain: str) -> str:
    for size, name in units:
        if number >= size:
            value = number / size
            return f"{value:.0f} {name}" if value >= 9.95 else f"{value:.1f} {name}"
    return f"{number}{plain}"
