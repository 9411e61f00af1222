create or replace function shop.total(a bigint) returns bigint language sql stable
  set search_path = '' as 'select sum(price) * 2 from shop.books where author = a';
