-- Granted by name as well: revoking from PUBLIC does not close a function.
create function public.preset_case() returns integer language sql return 1;

revoke execute on function public.preset_case() from public;

select has_function_privilege(role, 'public.preset_case()', 'execute')
from unnest(array['anon', 'authenticated', 'service_role']) role;

revoke execute on function public.preset_case() from public, anon, authenticated, service_role;

select not has_function_privilege(role, 'public.preset_case()', 'execute')
from unnest(array['anon', 'authenticated', 'service_role']) role;
