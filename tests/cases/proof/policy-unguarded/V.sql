create policy books_read on public.books for select using (true);
