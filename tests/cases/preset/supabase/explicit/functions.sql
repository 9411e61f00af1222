-- Open through PUBLIC alone: revoking from PUBLIC closes a function.
create function public.preset_case() returns integer language sql return 1;

revoke execute on function public.preset_case() from public;

select not has_function_privilege(role, 'public.preset_case()', 'execute')
from unnest(array['anon', 'authenticated', 'service_role']) role;

alter default privileges for role postgres revoke execute on functions from public;

create function public.preset_case_closed() returns integer language sql return 1;

select not has_function_privilege(role, 'public.preset_case_closed()', 'execute')
from unnest(array['anon', 'authenticated', 'service_role']) role;
