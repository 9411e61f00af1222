alter function shop.total(bigint) security definer;
