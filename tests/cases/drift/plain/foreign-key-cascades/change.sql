alter table shop.books drop constraint books_author_fkey;
alter table shop.books add constraint books_author_fkey
  foreign key (author) references shop.authors (id) on delete cascade;
