insert into a values (3, null, 'other');
