alter table shop.books add discount integer not null default 0;
