alter table shop.books no force row level security;
