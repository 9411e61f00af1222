alter table shop.books drop constraint books_author_fkey;
