drop policy books_write on shop.books;
