"""How unqualified names are understood at one point of a migration."""

from msgspec import Struct, field

from pgkeel.names import Name
from pgkeel.sql import Tree

TEMPORARY = "pg_temp"


class Scope(Struct):
    """The schema that unqualified names are in, and the temporary tables that hide others."""

    schema: str = "public"
    temporary: set[str] = field(default_factory=set)

    def relation(self, node: Tree) -> Name:
        """Return the name that a ``RangeVar`` stands for."""
        name = node["relname"]
        schema = node.get("schemaname")
        if schema is None:
            schema = TEMPORARY if name in self.temporary else self.schema
        return Name(schema, name)

    def parts(self, parts: tuple[str, ...]) -> Name:
        """Return the name that dotted ``parts`` stand for."""
        if len(parts) > 1:
            return Name(parts[-2], parts[-1])
        name = parts[0] if parts else ""
        return Name(TEMPORARY if name in self.temporary else self.schema, name)
