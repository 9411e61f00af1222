drop materialized view shop.by_author;
create materialized view shop.by_author as
  select author, sum(price) as books from shop.books group by author;
