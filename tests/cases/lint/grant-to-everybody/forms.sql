grant select on public.books to public; -- expect: grant-to-everybody
grant insert, update on public.books to anon; -- expect: grant-to-everybody
grant select on public.books to anon, authenticated;
grant usage on schema public to public;
revoke select on public.books from public;
grant execute on function private.touch() to authenticated;
