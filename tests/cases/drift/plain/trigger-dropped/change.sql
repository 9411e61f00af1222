drop trigger books_touch on shop.books;
