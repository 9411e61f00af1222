"""Replay of what makes everything that is not a table."""

from collections.abc import Callable, Mapping
from typing import Any

from pgkeel.lint.known.naming import index_name
from pgkeel.lint.known.objects import KnownIndex, KnownPolicy, KnownRoutine, KnownType, Origin
from pgkeel.lint.known.schema import Schema, object_key
from pgkeel.lint.operations import objects, session
from pgkeel.lint.reading.nodes import is_null
from pgkeel.names import Name


def _create_index(schema: Schema, op: objects.CreateIndex, origin: Origin) -> None:
    table = schema.tables.get(op.table)
    name = op.index or index_name(op)
    key = Name(op.table.schema, name)
    if key in schema.indexes:
        return
    schema.indexes[key] = KnownIndex(
        name=name,
        table=op.table,
        keys=op.keys,
        origin=origin,
        unique=op.unique,
        partial=op.partial,
        mentioned=op.mentioned,
        method=op.method,
        variants=op.variants if any(op.variants) else (),
        included=op.included,
        without_null=op.without_null,
        nulls_not_distinct=op.nulls_not_distinct,
    )
    if table:
        table.indexes.append(name)


def _create_policy(schema: Schema, op: objects.CreatePolicy, origin: Origin) -> None:
    table = schema.tables.get(op.table)
    if table is None:
        return
    known = table.policies.get(op.policy)
    if op.altered:
        if known and op.roles is not None:
            known.roles = op.roles
        return
    table.policies[op.policy] = KnownPolicy(
        name=op.policy,
        command=op.command,
        permissive=op.permissive,
        roles=op.roles or ("public",),
        origin=origin,
    )


def _create_routine(schema: Schema, op: objects.CreateRoutine, origin: Origin) -> None:
    listed = schema.routines.setdefault(op.name, [])
    before = next((one for one in listed if one.arguments == op.arguments), None)
    listed[:] = [one for one in listed if one.arguments != op.arguments]
    listed.append(
        KnownRoutine(
            name=op.name,
            arguments=op.arguments,
            argument_names=op.argument_names,
            returns=op.returns,
            volatility=op.volatility,
            security_definer=op.security_definer,
            origin=origin,
            revoked=before.revoked if before else frozenset(),
        )
    )


def _grant(schema: Schema, op: session.Grant, _: Origin) -> None:
    if op.kind not in ("function", "procedure", "routine"):
        return
    if op.all_in_schema:
        schemas = {name.name for name in op.objects}
        named = [name for name in schema.routines if name.schema in schemas]
    else:
        named = [name for name in op.objects if name in schema.routines]
    for name in named:
        for routine in schema.routines[name]:
            if op.grant:
                routine.revoked -= frozenset(op.roles)
            else:
                routine.revoked |= frozenset(op.roles)


def _default_privileges(schema: Schema, op: session.DefaultPrivileges, _: Origin) -> None:
    if op.kind not in ("function", "routine") or op.grant:
        return
    for where in op.schemas or ("",):
        schema.default_granted.extend((where, role) for role in op.roles)


def _create_enum(schema: Schema, op: objects.CreateEnum, origin: Origin) -> None:
    schema.types[op.type] = KnownType(op.type, "enum", origin, values=op.values)


def _add_enum_value(schema: Schema, op: objects.AddEnumValue, origin: Origin) -> None:
    known = schema.types.get(op.type)
    if known and op.value not in known.values:
        known.values = (*known.values, op.value)
        known.added[op.value] = origin


def _create_domain(schema: Schema, op: objects.CreateDomain, origin: Origin) -> None:
    schema.types[op.domain] = KnownType(
        op.domain,
        "domain",
        origin,
        checked=bool(op.constraints),
        base=op.type,
        default=None if is_null(op.default) else op.default,
    )


def _alter_domain(schema: Schema, op: objects.AlterDomain, _: Origin) -> None:
    known = schema.types.get(op.domain)
    if known and op.command in ("add constraint", "set not null"):
        known.checked = True


def _create(schema: Schema, op: objects.Create, origin: Origin) -> None:
    if op.kind == "type":
        schema.types[op.name] = KnownType(op.name, "type", origin)
    else:
        schema.objects[object_key(op.kind, op.name, op.table)] = origin.file


def _create_trigger(schema: Schema, op: objects.CreateTrigger, origin: Origin) -> None:
    schema.objects[object_key("trigger", Name("", op.trigger), op.table)] = origin.file


def _create_extension(schema: Schema, op: objects.CreateExtension, origin: Origin) -> None:
    schema.objects[object_key("extension", Name("", op.extension))] = origin.file


LEARNERS: Mapping[type, Callable[[Schema, Any, Origin], None]] = {
    objects.AddEnumValue: _add_enum_value,
    objects.AlterDomain: _alter_domain,
    objects.Create: _create,
    objects.CreateDomain: _create_domain,
    objects.CreateEnum: _create_enum,
    objects.CreateExtension: _create_extension,
    objects.CreateIndex: _create_index,
    objects.CreatePolicy: _create_policy,
    objects.CreateRoutine: _create_routine,
    objects.CreateTrigger: _create_trigger,
    session.DefaultPrivileges: _default_privileges,
    session.Grant: _grant,
}
