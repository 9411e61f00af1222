grant select on shop.books to public;
