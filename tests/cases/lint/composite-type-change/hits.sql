-- before:
create type public.address as (street text, town text);
alter table public.authors add column home public.address, add column others address[];
-- migration:
alter type public.address add attribute country text; -- expect: composite-type-change
alter type address
  drop attribute town, -- expect: composite-type-change
  alter attribute street set data type varchar cascade; -- expect: composite-type-change
alter type public.unheard_of add attribute a int; -- expect: composite-type-change
