alter function shop.total(bigint) set search_path = public, shop;
