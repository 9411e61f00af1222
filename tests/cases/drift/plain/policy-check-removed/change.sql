drop policy books_write on shop.books;
create policy books_write on shop.books for update to shop_writer using (status = 'new');
