"""Values of the types that the server and well-known extensions bring, by nothing but the type."""

from collections.abc import Callable, Mapping
from random import Random

import msgspec
from msgspec import Struct


class Ask(Struct, frozen=True, kw_only=True):
    """What a value is made from."""

    random: Random
    number: int
    """Grows from row to row, and with each new attempt."""
    modifier: int
    """Of the type (pg_attribute: atttypmod); -1 for none."""
    text: Callable[[], str]
    """Gives a few words."""
    ordered: bool = False
    """Whether no two rows may have the same: then what there is little of is taken in turn."""

    def pick(self, options: tuple[str, ...]) -> str:
        """Return one of ``options``."""
        return options[self.number % len(options)] if self.ordered else self.random.choice(options)


_Maker = Callable[[Ask], str]


def plain(name: str, ask: Ask) -> str | None:
    """Return a value of the type called ``name``, as text; nothing for one that is not known."""
    maker = _MAKERS.get(name)
    return maker(ask) if maker else None


def is_known(name: str) -> bool:
    """Whether there are values of that type."""
    return name in _MAKERS


def numeric(ask: Ask, low: float, high: float) -> str:
    """Return a decimal between two, no larger than the modifier allows."""
    if ask.modifier < 4:
        return f"{ask.random.uniform(low, high):.2f}"
    precision, scale = (ask.modifier - 4) >> 16 & 0xFFFF, (ask.modifier - 4) & 0x7FF
    scale = scale - 0x800 if scale >= 0x400 else scale
    most = 10 ** (precision - scale)
    low = low if low < most else 0
    top = min(high, most - 10**-scale) if scale >= 0 else min(high, most - 1)
    shown = max(scale, 0)
    units = ask.random.randint(0, max(0, int((top - min(low, top)) * 10**shown)))
    return f"{min(low, top) + units / 10**shown:.{shown}f}"


def letters(ask: Ask, size: int) -> str:
    """Return so many capital letters."""
    return "".join(ask.random.choices("ABCDEFGHJKLMNPRSTUVWXYZ", k=size))


def uuid(random: Random) -> str:
    """Return a UUID of version 4."""
    digits = f"{random.getrandbits(128):032x}"
    digits = f"{digits[:12]}4{digits[13:16]}{'89ab'[int(digits[16], 16) % 4]}{digits[17:]}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def documentation_address(ask: Ask) -> str:
    """Return an address from the networks that are set aside for documents (RFC 5737)."""
    network = ask.random.choice(("192.0.2", "198.51.100", "203.0.113"))
    return f"{network}.{ask.random.randint(1, 254)}"


def _network(ask: Ask) -> str:
    return f"2001:db8:{ask.random.getrandbits(16):x}::/48"


def _mac(size: int) -> _Maker:
    # Locally administered (the second lowest bit of the first byte): nobody's.
    return lambda ask: ":".join(
        ["02", "00", "5e", *(f"{ask.random.getrandbits(8):02x}" for _ in range(size - 3))]
    )


def _bits(ask: Ask) -> str:
    size = ask.modifier if ask.modifier > 0 else 1
    return "".join(ask.random.choice("01") for _ in range(size))


def _some_bits(ask: Ask) -> str:
    size = min(ask.modifier, 16) if ask.modifier > 0 else 8
    return "".join(ask.random.choice("01") for _ in range(size))


def _fixed(ask: Ask) -> str:
    size = ask.modifier - 4 if ask.modifier > 4 else 1
    return letters(ask, size) if size <= 12 else cut(ask.text(), size)


def _text(ask: Ask) -> str:
    return cut(ask.text(), ask.modifier - 4 if ask.modifier > 4 else None)


def cut(text: str, size: int | None) -> str:
    """Return the text, no longer than ``size`` characters."""
    return text if size is None or len(text) <= size else text[:size].rstrip() or text[:size]


# YEAR, MONTH, and both (utils/timestamp.h: INTERVAL_MASK).
_ONLY_MONTHS = frozenset({2, 4, 6})


def _interval(ask: Ask) -> str:
    months = ask.modifier >= 0 and ask.modifier >> 16 & 0x7FFF in _ONLY_MONTHS
    return f"{ask.random.randint(1, 72)} {'months' if months else 'hours'}"


def _point(ask: Ask) -> str:
    return f"({ask.random.randint(0, 99)},{ask.random.randint(0, 99)})"


def _box(ask: Ask) -> str:
    x, y = ask.number * 10 % 100_000, ask.random.randint(0, 9)
    return f"({x + 5},{y + 5}),({x},{y})"


def _vector(ask: Ask) -> str:
    size = ask.modifier if ask.modifier > 0 else 3
    return "[" + ",".join(f"{ask.random.uniform(-1, 1):.4f}" for _ in range(size)) + "]"


def _sparse(ask: Ask) -> str:
    size = ask.modifier if ask.modifier > 0 else 3
    return f"{{{ask.random.randint(1, size)}:1}}/{size}"


def _words(ask: Ask) -> str:
    return " ".join(one for one in ask.text().lower().split() if one.isalnum()) or "a"


def _label(ask: Ask) -> str:
    return ".".join(one for one in ask.text().split()[:3] if one.isalnum()) or "a"


def _integer(low: int, high: int) -> _Maker:
    return lambda ask: str(ask.random.randint(low, high))


def _one_of(*options: str) -> _Maker:
    return lambda ask: options[ask.number % len(options)]


def _bytes(ask: Ask) -> str:
    return r"\x" + ask.random.randbytes(8).hex()


def _json(ask: Ask) -> str:
    return msgspec.json.encode({"note": ask.text()}).decode()


_MAKERS: Mapping[str, _Maker] = {
    "bool": lambda ask: "true" if ask.random.random() < 0.6 else "false",
    "int2": _integer(1, 100),
    "int4": _integer(1, 1_000),
    "int8": _integer(1, 100_000),
    "numeric": lambda ask: numeric(ask, 1, 1_000),
    "float4": lambda ask: f"{ask.random.uniform(0, 100):.2f}",
    "float8": lambda ask: f"{ask.random.uniform(0, 100):.2f}",
    "money": lambda ask: f"{ask.random.uniform(1, 500):.2f}",
    "text": _text,
    "varchar": _text,
    "bpchar": _fixed,
    "citext": _text,
    "name": lambda ask: cut(ask.text(), 63),
    "char": lambda ask: letters(ask, 1),
    "uuid": lambda ask: uuid(ask.random),
    "json": _json,
    "jsonb": _json,
    "jsonpath": _one_of("$.note", "$.tags[*]", "$"),
    "xml": lambda ask: f"<note>{ask.text()}</note>",
    "bytea": _bytes,
    "inet": documentation_address,
    "cidr": _network,
    "macaddr": _mac(6),
    "macaddr8": _mac(8),
    "bit": _bits,
    "varbit": _some_bits,
    "interval": _interval,
    "point": _point,
    "line": lambda ask: f"{{1,{ask.random.randint(1, 9)},{ask.random.randint(0, 9)}}}",
    "lseg": lambda ask: f"[(0,0),{_point(ask)}]",
    "box": _box,
    "path": lambda ask: f"[(0,0),{_point(ask)}]",
    "polygon": lambda ask: f"((0,0),(0,9),{_point(ask)})",
    "circle": lambda ask: f"<({ask.number * 10 % 100_000},0),{ask.random.randint(1, 4)}>",
    "tsvector": _words,
    "tsquery": lambda ask: " & ".join(_words(ask).split()),
    "pg_lsn": lambda ask: f"0/{ask.random.randint(1, 0xFFFFFF):X}",
    "pg_snapshot": _one_of("10:20:", "10:20:14", "30:40:"),
    "txid_snapshot": _one_of("10:20:", "10:20:14", "30:40:"),
    "oid": _integer(1, 10_000),
    "xid": _integer(3, 10_000),
    "xid8": _integer(3, 10_000),
    "cid": _integer(1, 100),
    "tid": lambda ask: f"(0,{ask.random.randint(1, 100)})",
    "refcursor": lambda ask: f"cursor {ask.number}",
    "int2vector": lambda ask: f"{ask.random.randint(1, 9)} {ask.random.randint(1, 9)}",
    "oidvector": lambda ask: f"{ask.random.randint(1, 9)} {ask.random.randint(1, 9)}",
    "aclitem": _one_of("pg_monitor=r/pg_monitor", "=r/pg_monitor"),
    "regclass": _one_of("pg_catalog.pg_class", "pg_catalog.pg_type"),
    "regtype": _one_of("integer", "text", "uuid"),
    "regproc": _one_of("pg_catalog.now", "pg_catalog.version"),
    "regprocedure": _one_of("pg_catalog.now()", "pg_catalog.version()"),
    "regoper": _one_of("pg_catalog.||/", "pg_catalog.|/"),
    "regoperator": _one_of("pg_catalog.+(integer,integer)", "pg_catalog.-(integer,integer)"),
    "regrole": _one_of("pg_monitor", "pg_signal_backend"),
    "regnamespace": _one_of("pg_catalog", "information_schema"),
    "regconfig": _one_of("pg_catalog.english", "pg_catalog.simple"),
    "regdictionary": _one_of("pg_catalog.simple", "pg_catalog.english_stem"),
    "regcollation": _one_of('pg_catalog."C"', 'pg_catalog."POSIX"'),
    "ltree": _label,
    "lquery": _label,
    "ltxtquery": lambda ask: _label(ask).replace(".", " & "),
    "hstore": lambda ask: f'"note"=>"{ask.text()}"',
    "cube": lambda ask: f"({ask.number},{ask.random.randint(0, 9)})",
    "seg": lambda ask: f"{ask.number} .. {ask.number + 0.5}",
    "vector": _vector,
    "halfvec": _vector,
    "sparsevec": _sparse,
}
