-- keel adopt
update atlas_schema_revisions.atlas_schema_revisions set applied = 0, error = 'boom' where description = 'loans';
