alter table shop.books replica identity full;
