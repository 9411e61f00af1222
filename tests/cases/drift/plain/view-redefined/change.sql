create or replace view shop.cheap with (security_invoker = true) as
  select id, title from shop.books where price < 5000;
