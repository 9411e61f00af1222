create table crates (id int primary key);
create table a (
  id bigint generated always as identity primary key,
  org_id bigint not null,
  email text unique, -- expect: unique-across-tenants
  token uuid unique,
  number bigint generated always as identity unique,
  crate int not null unique references crates,
  slug text not null,
  unique (slug, org_id)
);
alter table a enable row level security;
create unique index a_lower on a (lower(email)); -- expect: unique-across-tenants
create unique index a_both on a (org_id, lower(email));
create index a_slug on a (slug);
create table b (id bigint primary key, org_id bigint, email text unique);
create table c (id bigint primary key, owner bigint, email text unique);
alter table c enable row level security;
