"""Replay of what makes everything that is not a table."""

from collections.abc import Callable, Mapping
from typing import Any

from pgkeel.lint.known.naming import index_name
from pgkeel.lint.known.objects import (
    KnownIndex,
    KnownPolicy,
    KnownRoutine,
    KnownTable,
    KnownType,
    Origin,
)
from pgkeel.lint.known.schema import Schema, object_key
from pgkeel.lint.operations import objects, session
from pgkeel.lint.reading.nodes import is_null, relations_in
from pgkeel.names import Name


def _create_index(schema: Schema, op: objects.CreateIndex, origin: Origin) -> None:
    table = schema.tables.get(op.table)
    name = op.index or index_name(op, lambda one: schema.has_relation(Name(op.table.schema, one)))
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
        if known and op.using:
            known.reads, known.origin = relations_in(op.using), origin
        return
    table.policies[op.policy] = KnownPolicy(
        name=op.policy,
        command=op.command,
        permissive=op.permissive,
        roles=op.roles or ("public",),
        origin=origin,
        reads=relations_in(op.using),
    )


def _lost_by_calls(schema: Schema, op: objects.CreateRoutine) -> str | None:
    """Return how what the body calls can lose data, in words."""
    for name in op.calls if schema.losing else ():
        for one in schema.losing_calls(name):
            if one.name != op.name:
                return f"it calls {one.name}: {one.loses}"
    return None


def _create_routine(schema: Schema, op: objects.CreateRoutine, origin: Origin) -> None:
    listed = schema.routines.setdefault(op.name, [])
    before = next((one for one in listed if one.arguments == op.arguments), None)
    listed[:] = [one for one in listed if one.arguments != op.arguments]
    loses = op.loses or _lost_by_calls(schema, op)
    if loses:
        known = schema.losing.setdefault(op.name.name.lower(), [])
        known += [op.name] if op.name not in known else []
    listed.append(
        KnownRoutine(
            name=op.name,
            arguments=op.arguments,
            argument_names=op.argument_names,
            returns=op.returns,
            optional=op.optional,
            volatility=op.volatility,
            security_definer=op.security_definer,
            origin=origin,
            settings=op.settings,
            loses=loses,
            revoked=before.revoked if before else frozenset(),
            granted=before.granted if before else frozenset(),
            first=(before.first or before.origin) if before else None,
        )
    )


def _grant(schema: Schema, op: session.Grant, _: Origin) -> None:
    meant: list[KnownTable | KnownRoutine] = []
    schemas = {name.name for name in op.objects} if op.all_in_schema else frozenset()
    if op.kind in ("function", "procedure", "routine"):
        named = [one for one in schema.routines if one.schema in schemas] if schemas else op.objects
        meant += [routine for name in named for routine in schema.routines.get(name, ())]
    elif op.kind == "table":
        named = [one for one in schema.tables if one.schema in schemas] if schemas else op.objects
        meant += [schema.tables[name] for name in named if name in schema.tables]
    roles = frozenset(op.roles)
    for one in meant:
        if op.grant:
            one.granted, one.revoked = one.granted | roles, one.revoked - roles
        else:
            one.revoked |= roles
            if not op.privileges or isinstance(one, KnownRoutine):
                one.granted -= roles


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
        key = object_key(op.kind, op.name, op.table)
        _made(schema, key, origin, anew=not op.guard)


def _made(schema: Schema, key: str, origin: Origin, *, anew: bool) -> None:
    """Take note of an object; a guarded CREATE of what is there leaves it as old as it was."""
    if anew or key not in schema.objects:
        schema.objects[key] = origin.file


def _create_trigger(schema: Schema, op: objects.CreateTrigger, origin: Origin) -> None:
    key = object_key("trigger", Name("", op.trigger), op.table)
    _made(schema, key, origin, anew=not op.or_replace)


def _create_extension(schema: Schema, op: objects.CreateExtension, origin: Origin) -> None:
    key = object_key("extension", Name("", op.extension))
    _made(schema, key, origin, anew=not op.if_not_exists)


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
