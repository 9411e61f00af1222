-- keel adopt
update graphile_migrate.migrations set previous_hash = null where filename like '000003%';
