-- keel.toml: [lint]
-- keel.toml: tenant_columns = ["shop"]
create table a (id bigint primary key, org_id bigint, email text unique);
alter table a enable row level security;
create table b (id bigint primary key, shop bigint, email text unique); -- expect: unique-across-tenants
alter table b enable row level security;
