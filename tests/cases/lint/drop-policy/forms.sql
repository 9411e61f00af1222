drop policy books_read on public.books; -- expect: drop-policy
drop policy if exists nobody_knows on public.nobody_knows; -- expect: drop-policy
drop policy if exists "Odd name" on public.loans; -- expect: drop-policy
create policy scratch on public.authors using (true);
drop policy scratch on public.authors;
