-- preset: supabase
-- before:
create function public.f() returns boolean language sql as $$ select true $$;
create function public.g() returns boolean language sql as $$ select true $$;
revoke execute on function public.f() from public;
revoke execute on function public.g() from public, anon, authenticated;
-- migration:
create policy a on books for select to authenticated using (public.f());
create policy b on books for select to authenticated using (g()); -- expect: policy-calls-forbidden-function
