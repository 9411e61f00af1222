set role authenticated; -- expect: set-role
reset role;
set local role "authenticated"; -- expect: set-role
set role none;
select set_config('role', 'authenticated', true); -- expect: set-role
grant authenticated to current_user;
do $$ begin set local role authenticated; end $$; -- expect: set-role
-- set role authenticated;
