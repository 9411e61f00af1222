alter table shop.books alter status drop default;
