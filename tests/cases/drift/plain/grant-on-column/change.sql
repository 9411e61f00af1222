grant update (price) on shop.books to shop_reader;
