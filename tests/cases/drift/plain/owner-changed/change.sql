alter table shop.books owner to shop_other;
