-- comment: pg_graphql: GraphQL support
-- version: 1.5.11
-- schema: graphql
-- relocatable: false
-- faithful: stub
-- says: The function graphql.resolve() is there and raises.

create function @extschema@.resolve(
  query text,
  variables jsonb default '{}',
  "operationName" text default null,
  extensions jsonb default null
) returns jsonb
language plpgsql
as $$
begin
  raise exception 'graphql.resolve() is not in pgkeel''s stand-in for pg_graphql'
    using errcode = 'feature_not_supported',
      hint = 'Tables, policies and comments that GraphQL reads are tested as they are.';
end
$$;

do $$
declare
  grantee text;
begin
  for grantee in
    select rolname from pg_roles
    where rolname in ('postgres', 'anon', 'authenticated', 'service_role')
  loop
    execute format('grant usage on schema @extschema@ to %I', grantee);
  end loop;
end
$$;
