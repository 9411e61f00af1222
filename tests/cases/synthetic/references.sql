create table tenants (id uuid primary key, name text not null);
create table users (
  tenant_id uuid not null references tenants, id integer not null, boss integer,
  primary key (tenant_id, id), foreign key (tenant_id, boss) references users
);
create table projects (
  id bigint generated always as identity primary key, tenant_id uuid not null references tenants,
  owner integer not null, reviewer integer,
  foreign key (tenant_id, owner) references users, unique (tenant_id, id),
  foreign key (tenant_id, reviewer) references users,
  check (owner <> reviewer)
);
create table members (
  tenant_id uuid, project_id bigint, user_id integer,
  primary key (tenant_id, project_id, user_id),
  foreign key (tenant_id, project_id) references projects (tenant_id, id),
  foreign key (tenant_id, user_id) references users
);
create table tags (name text primary key);
create table tagged (project_id bigint references projects, tag text references tags,
  primary key (project_id, tag));
create table settings (project_id bigint primary key references projects, dark boolean not null);
create table tree (id serial primary key, parent integer references tree, title text not null);
create table rooted (id integer primary key, root integer not null references rooted);
create table counted_root (
  id bigint generated always as identity primary key, root bigint not null references counted_root
);
create table heads (id integer primary key, tail integer);
create table tails (id integer primary key, head integer not null references heads);
alter table heads add foreign key (tail) references tails;
create table full_keys (a uuid, b integer,
  foreign key (a, b) references users match full);
create table late (id integer primary key,
  tenant_id uuid not null references tenants deferrable initially deferred);
create table sent (sender integer not null references rooted, receiver integer not null
  references rooted, check (sender <> receiver));
