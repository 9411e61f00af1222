-- before:
create policy "second" on public.books as restrictive using (true);
-- migration:
-- To alter one is to make none.
alter policy "second" on public.books using (true);
drop policy if exists books_read on public.books; -- expect: drop-policy
-- Nothing is known of this one, and another is made.
drop policy if exists old on public.nobody_knows;
create policy new on public.nobody_knows using (true);
