alter function shop.total(bigint) owner to shop_other;
