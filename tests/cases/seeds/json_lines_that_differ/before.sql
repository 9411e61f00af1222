insert into things (id, name, n, note) values (2, 'kept', 9, 'kept'), (4, 'kept', 8, 'changes');
