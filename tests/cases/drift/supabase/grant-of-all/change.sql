grant select on private.staff to authenticated;
grant usage on schema private to anon;
