create table a (
  id bigint primary key,
  a geometry(point, 4326), -- expect: shapes-without-index
  b geography,
  c extensions.geometry, -- expect: shapes-without-index
  d point,
  e polygon,
  f text
);
create index a_b on a using gist (b);
create index a_c on a (c);
create index a_d on a using spgist (d);
create index a_e on a using gist (box(e));
create view v as select point '1,2' as p;
