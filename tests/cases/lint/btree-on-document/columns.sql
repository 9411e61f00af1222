create table a (id bigint, j jsonb, t text[], s tsvector, g geometry(point, 4326), v extensions.vector(3), n text);
create index a1 on a (j); -- expect: btree-on-document
create index a2 on a (t); -- expect: btree-on-document
create index a3 on a (s, id); -- expect: btree-on-document
create index a4 on a (g); -- expect: btree-on-document
create index a5 on a (v); -- expect: btree-on-document
create index a6 on a using gin (j);
create index a7 on a ((j ->> 'x'));
create index a8 on a (id, j);
create unique index a9 on a (j);
create index b1 on a (n);
create index b2 on a using gist (g);
create index b3 on unknown (j);
create index b4 on a using hash (j);
