drop index shop.books_title;
