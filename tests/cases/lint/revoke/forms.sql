revoke select on public.books from authenticated; -- expect: revoke
revoke all on all tables in schema public from reporting; -- expect: revoke
revoke usage on schema private from reporting; -- expect: revoke
revoke execute on function private.touch() from reporting, public; -- expect: revoke
revoke writers from reporting; -- expect: revoke
revoke all on public.loans from reporting; -- expect: revoke
grant select on public.books to reporting;
