alter table shop.books alter author drop not null;
