-- Purpose: a shop.
-- Rollback: irreversible because it is a test
create schema shop;
create table genres (slug text primary key, name text not null);
create table shop.zones (code text not null, cents int) partition by list (code);
create table shop.zones_eu partition of shop.zones for values in ('eu');
create table books (title text primary key, genre text references genres);
create function add_genre(text) returns void language sql as $$
  insert into public.genres values ($1, $1);
$$;
insert into genres values ('crime', 'Crime');
