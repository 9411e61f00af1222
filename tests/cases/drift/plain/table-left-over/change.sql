create table shop.tmp_backup as select * from shop.books;
