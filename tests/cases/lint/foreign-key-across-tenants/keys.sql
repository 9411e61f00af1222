create table tenants (id bigint primary key);
alter table tenants enable row level security;
create table shelves (id bigint primary key, tenant_id bigint references tenants, up bigint references shelves); -- expect: foreign-key-across-tenants
alter table shelves enable row level security;
create table open (id bigint primary key, tenant_id bigint);
create table boxes (
  id bigint primary key,
  tenant_id bigint references tenants,
  shelf bigint references shelves, -- expect: foreign-key-across-tenants
  open bigint references open,
  book bigint references books
);
alter table boxes enable row level security;
create table other (id bigint primary key, org_id bigint, shelf bigint references shelves);
alter table other enable row level security;
