alter function shop.total(bigint) immutable;
