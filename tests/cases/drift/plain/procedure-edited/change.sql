create or replace procedure shop.tidy() language sql as 'delete from shop.log';
