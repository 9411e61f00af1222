revoke select on shop.books from shop_reader;
