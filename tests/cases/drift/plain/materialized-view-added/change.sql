create materialized view shop.report as select count(*) from shop.books;
