drop function shop.total(bigint);
