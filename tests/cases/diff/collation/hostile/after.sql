create collation "c;""x" (provider = libc, locale = 'C');
