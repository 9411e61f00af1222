create trigger books_audit after delete on shop.books
  for each statement execute function shop.touch();
