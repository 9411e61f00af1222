alter policy books_read on public.books using (true);
update public.books set stock = 0 where stock is null;
