create index books_by_price on shop.books (price);
