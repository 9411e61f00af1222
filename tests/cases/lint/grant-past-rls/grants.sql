grant trigger on books to anon; -- expect: grant-past-rls
grant select, references on books, loans to public; -- expect: grant-past-rls
grant maintain on all tables in schema public to authenticated, reporting; -- expect: grant-past-rls
grant truncate on books to service_role;
grant truncate on books to reporting;
grant all on books to anon;
revoke truncate on books from anon;
grant select on books to anon;
