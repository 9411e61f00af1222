alter table shop.authors drop born;
