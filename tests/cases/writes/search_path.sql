-- Purpose: what names without a schema mean.
set search_path = other;
insert into genres values (1);
insert into public.genres values (1); -- writes: public.genres INSERT
reset search_path;
insert into genres values (1); -- writes: public.genres INSERT
create temporary table genres (id int);
insert into genres values (1);
