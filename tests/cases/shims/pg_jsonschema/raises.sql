-- A constraint can be made and raises once a row comes to be checked.
create table public.shim_case (
  body jsonb check (jsonb_matches_schema('{"type": "object"}', body))
);

-- raises: 0A000
insert into public.shim_case values ('{}');

-- raises: 0A000
select jsonschema_is_valid('{}');
