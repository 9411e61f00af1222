create or replace trigger books_touch before insert on shop.books
  for each row execute function shop.touch();
