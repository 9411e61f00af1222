create table prices (id bigint generated always as identity primary key, book text not null, valid_from date not null, price numeric, unique (valid_from, book));
