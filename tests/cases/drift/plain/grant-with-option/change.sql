grant select on shop.books to shop_reader with grant option;
