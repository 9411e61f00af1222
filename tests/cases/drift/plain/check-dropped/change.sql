alter table shop.books drop constraint books_title_check;
