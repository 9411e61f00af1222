create type zz as enum ('a'); create collation zc (provider = libc, locale = 'C'); create type aa as (one zz, more zz[], note text collate zc);
