create table shop.wish (id int);
