alter table shop.books alter title set storage external;
