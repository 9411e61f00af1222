-- keel adopt
update atlas_schema_revisions.atlas_schema_revisions set hash = 'abc' where description = 'loans';
