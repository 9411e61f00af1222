alter policy books_read on shop.books to public;
