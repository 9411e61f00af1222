insert into children values (7);
