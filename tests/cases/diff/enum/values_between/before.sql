create type e as enum ('a', 'd');
