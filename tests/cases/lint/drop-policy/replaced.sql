-- before:
create policy events_strict on public.events as restrictive using (true);
-- migration:
drop policy if exists books_read on public.books;
create policy books_read on public.books for select to anon using (true);
-- Under another name.
drop policy if exists authors_read on public.authors;
create policy authors_seen on public.authors for all using (true);
-- Of another command: what could be read can no longer be.
drop policy if exists loans_own on public.loans; -- expect: drop-policy
create policy loans_insert on public.loans for insert with check (true);
-- A permissive one does not hold back what the restrictive one did.
drop policy if exists events_strict on public.events; -- expect: drop-policy
create policy events_all on public.events using (true);
