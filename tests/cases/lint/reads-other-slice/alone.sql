-- slice: scratch
-- preset: supabase
-- keel.toml: [project]
-- keel.toml: preset = "supabase"
-- keel.toml: [slices.scratch]
-- keel.toml: schemas = ["scratch"]
-- keel.toml: needs = []
-- keel.toml: [slices.scratch.migrations]
create view scratch.a as select id from auth.users;
create view scratch.b as select id from public.books; -- expect: reads-other-slice
