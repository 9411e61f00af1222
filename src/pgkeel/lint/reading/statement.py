"""One statement's parse tree to the operations it does."""

from collections.abc import Callable, Mapping

from pgkeel.lint.operations.operation import Operation, Other
from pgkeel.lint.reading import creating, objects, routines, rows, sessions, tables
from pgkeel.lint.reading.scope import Scope
from pgkeel.sql import Tree

Operations = tuple[Operation, ...]
Reader = Callable[[Tree, Scope, int], Operations]


def operations(tree: Tree, scope: Scope, shift: int) -> Operations:
    """Return what the statement in ``tree`` does; ``shift`` is where its text is in the file."""
    kind, node = next(iter(tree.items()))
    read = _READERS.get(kind)
    if read is None:
        return (Other(kind=kind),)
    found = read(node, scope, shift)
    if "withClause" in node:
        return (*rows.writes_in_with(node, scope, shift), *found)
    return found


_READERS: Mapping[str, Reader] = {
    **creating.CREATORS,
    "AlterDatabaseSetStmt": sessions.alter_database,
    "AlterDatabaseStmt": sessions.alter_database,
    "AlterDefaultPrivilegesStmt": sessions.default_privileges,
    "AlterDomainStmt": creating.alter_domain,
    "AlterEnumStmt": creating.alter_enum,
    "AlterObjectSchemaStmt": objects.set_schema,
    "AlterOwnerStmt": objects.change_owner,
    "AlterPolicyStmt": creating.alter_policy,
    "AlterPublicationStmt": creating.alter_publication,
    "AlterRoleSetStmt": sessions.alter_role_set,
    "AlterRoleStmt": sessions.alter_role,
    "AlterSeqStmt": creating.alter_sequence,
    "AlterSystemStmt": sessions.alter_system,
    "AlterTableStmt": tables.alter_table,
    "CallStmt": rows.call,
    "ClusterStmt": rows.cluster,
    "CommentStmt": objects.comment,
    "CopyStmt": rows.copy,
    "CreateDomainStmt": creating.create_domain,
    "CreateEnumStmt": creating.create_enum,
    "CreateExtensionStmt": creating.create_extension,
    "CreateForeignTableStmt": tables.create_foreign_table,
    "CreateFunctionStmt": routines.create_routine,
    "CreatePolicyStmt": creating.create_policy,
    "CreateRoleStmt": sessions.create_role,
    "CreateStmt": tables.create_table,
    "CreateTableAsStmt": tables.create_table_as,
    "CreateTrigStmt": creating.create_trigger,
    "DefineStmt": creating.define,
    "DeleteStmt": rows.delete,
    "DiscardStmt": sessions.discard,
    "DoStmt": routines.do_block,
    "DropOwnedStmt": sessions.drop_owned,
    "DropRoleStmt": objects.drop_role,
    "DropStmt": objects.drop,
    "DropSubscriptionStmt": objects.drop_named,
    "DropTableSpaceStmt": objects.drop_named,
    "DropUserMappingStmt": objects.drop_named,
    "DropdbStmt": objects.drop_named,
    "GrantRoleStmt": sessions.grant_role,
    "GrantStmt": sessions.grant,
    "IndexStmt": creating.create_index,
    "InsertStmt": rows.insert,
    "LockStmt": rows.lock,
    "MergeStmt": rows.merge,
    "ReassignOwnedStmt": sessions.reassign_owned,
    "RefreshMatViewStmt": creating.refresh,
    "ReindexStmt": rows.reindex,
    "RenameStmt": objects.rename,
    "SelectStmt": rows.select,
    "TransactionStmt": sessions.transaction,
    "TruncateStmt": rows.truncate,
    "UpdateStmt": rows.update,
    "VacuumStmt": rows.vacuum,
    "VariableSetStmt": sessions.set_variable,
    "ViewStmt": creating.create_view,
}
