drop policy if exists books_read on public.books;
create policy books_read on public.books for select using (true);
