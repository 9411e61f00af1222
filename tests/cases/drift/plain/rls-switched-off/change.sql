alter table shop.books disable row level security;
