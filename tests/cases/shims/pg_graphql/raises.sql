select has_schema_privilege('anon', 'graphql', 'usage');

-- raises: 0A000
select graphql.resolve('{ a }') is null;
