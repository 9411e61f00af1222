create index books_by_price on shop.books (price desc) where price > 0;
