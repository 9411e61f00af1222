alter table shop.authors add site text;
alter table shop.books disable row level security;
