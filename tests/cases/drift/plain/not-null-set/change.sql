alter table shop.authors alter born set not null;
