create table prices (id int primary key, book text not null, valid_from date not null, price numeric, unique (valid_from, book));
