-- A new function is open to everybody, however tables are exposed.
create function public.preset_case() returns integer language sql return 1;

select has_function_privilege(role, 'public.preset_case()', 'execute')
from unnest(array['anon', 'authenticated', 'service_role']) role;

drop function public.preset_case();

-- IN SCHEMA cannot take back what PUBLIC has by nature.
alter default privileges for role postgres in schema public revoke execute on functions from public;

create function public.preset_case() returns integer language sql return 1;

select has_function_privilege('anon', 'public.preset_case()', 'execute');

drop function public.preset_case();
