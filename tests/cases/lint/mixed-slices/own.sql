-- keel.toml: [slices.analytics]
-- keel.toml: schemas = ["analytics"]
-- keel.toml: [slices.analytics.migrations]
create table analytics.a (id int);
create table public.b (id int);
