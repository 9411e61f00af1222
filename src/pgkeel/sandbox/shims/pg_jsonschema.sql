-- comment: Validate json and jsonb columns against json schemas
-- version: 0.3.3
-- relocatable: false
-- faithful: stub
-- says: Its functions can be named in constraints and policies, and raise once a row is checked.

do $$
declare
  missing text[];
begin
  foreach missing slice 1 in array array[
    ['json_matches_schema', 'schema json, instance json', 'boolean'],
    ['jsonb_matches_schema', 'schema json, instance jsonb', 'boolean'],
    ['jsonschema_is_valid', 'schema json', 'boolean'],
    ['jsonschema_validation_errors', 'schema json, instance json', 'text[]']
  ] loop
    execute format(
      'create function %I(%s) returns %s language plpgsql immutable strict parallel safe as %L',
      missing[1], missing[2], missing[3],
      format('begin raise exception %L using errcode = %L, hint = %L; end',
             missing[1] || '() is not in pgkeel''s stand-in for pg_jsonschema',
             'feature_not_supported', 'Test rows of this table against a real project.')
    );
  end loop;
end
$$;
