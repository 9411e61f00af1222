alter table books replica identity full; -- expect: replica-identity-full
alter table books replica identity default;
alter table books replica identity using index books_isbn_key;
alter table books replica identity nothing;
