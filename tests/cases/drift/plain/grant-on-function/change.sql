grant execute on function shop.total(bigint) to public;
