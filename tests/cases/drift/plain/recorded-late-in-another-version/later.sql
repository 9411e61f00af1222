alter table shop.authors add site text;
