alter policy books_read on public.books using (price >= 0);
