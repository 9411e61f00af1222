create policy books_write on public.books for insert to authenticated with check (true); -- expect: missing-lock-timeout
