create function shop.total(a text) returns bigint language sql as 'select 1::bigint';
