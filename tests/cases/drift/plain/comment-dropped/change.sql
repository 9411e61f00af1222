comment on column shop.books.price is null;
