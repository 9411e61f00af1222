-- keel adopt
update atlas_schema_revisions.atlas_schema_revisions set version = '1', description = 'x' where description = 'loans';
