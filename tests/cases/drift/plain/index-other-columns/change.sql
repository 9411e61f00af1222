drop index shop.books_title;
create index books_title on shop.books (title, price);
