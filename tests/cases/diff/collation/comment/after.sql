create collation c (provider = libc, locale = 'C');
comment on collation c is 'x';
