alter table shop.books enable always trigger books_touch;
