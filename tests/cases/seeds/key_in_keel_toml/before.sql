insert into prices values (7, 'b', '2026-01-01', 3);
