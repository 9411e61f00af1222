-- before:
create function private.f() returns boolean language sql as $$ select true $$;
create function private.g() returns boolean language sql as $$ select true $$;
create function private.h() returns boolean language sql as $$ select true $$;
create function private.i() returns boolean language sql as $$ select true $$;
revoke execute on function private.f() from public;
revoke all on function private.g() from public;
grant execute on function private.g() to authenticated;
revoke execute on function private.h() from public;
-- migration:
create policy a on books for select to authenticated using (private.f()); -- expect: policy-calls-forbidden-function
create policy b on books for select to authenticated using (private.g());
create policy c on books for select to anon, authenticated using (private.g()); -- expect: policy-calls-forbidden-function
create policy d on books for select to authenticated using (private.h());
create policy e on books for select to service_role using (private.f());
create policy f on books for select using (private.f());
create policy g on books for select to anon using (private.i());
create policy h on books for select to anon using (private.unknown());
grant execute on function private.h() to authenticated;
