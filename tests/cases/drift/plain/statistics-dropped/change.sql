drop statistics shop.books_price_status;
