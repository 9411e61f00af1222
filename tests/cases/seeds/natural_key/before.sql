insert into prices (book, valid_from, price) values ('b', '2026-01-01', 3);
