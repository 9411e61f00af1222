alter table shop.books drop constraint books_title_check;
alter table shop.books add constraint books_title_check check (title <> '') not valid;
