grant insert, delete on shop.books to shop_reader;
