-- comment: Hypothetical indexes for PostgreSQL
-- version: 1.4.1
-- relocatable: true
-- faithful: stub
-- says: Its functions are there and raise.

do $$
declare
  missing text[];
begin
  foreach missing slice 1 in array array[
    ['hypopg', 'out indexname text, out indexrelid oid, out indrelid oid, out innatts integer, '
     'out indisunique boolean, out indkey int2vector, out indcollation oidvector, '
     'out indclass oidvector, out indoption oidvector, out indexprs pg_node_tree, '
     'out indpred pg_node_tree, out amid oid', 'setof record'],
    ['hypopg_create_index', 'sql_order text, out indexrelid oid, out indexname text', 'setof record'],
    ['hypopg_drop_index', 'indexid oid', 'boolean'],
    ['hypopg_get_indexdef', 'indexid oid', 'text'],
    ['hypopg_hide_index', 'indexid oid', 'boolean'],
    ['hypopg_relation_size', 'indexid oid', 'bigint'],
    ['hypopg_reset', '', 'void'],
    ['hypopg_reset_index', '', 'void'],
    ['hypopg_unhide_all_indexes', '', 'void'],
    ['hypopg_unhide_index', 'indexid oid', 'boolean']
  ] loop
    execute format(
      'create function %I(%s) returns %s language plpgsql as %L',
      missing[1], missing[2], missing[3],
      format('begin raise exception %L using errcode = %L; end',
             missing[1] || '() is not in pgkeel''s stand-in for hypopg', 'feature_not_supported')
    );
  end loop;
end
$$;
