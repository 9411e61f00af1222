alter table shop.books alter note type text;
