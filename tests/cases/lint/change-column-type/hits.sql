-- before:
create table public.parts (
  id int primary key, code varchar(10), note text, size numeric(8,2), seen timestamp,
  tags varchar(10)[], who "char", kind public.mood, fee public.amount, due oid, body json
);
-- migration:
alter table public.parts alter column id type bigint; -- expect: change-column-type
alter table public.parts alter due set data type int8 using due::bigint; -- expect: change-column-type
alter table public.parts
  alter column size type numeric(10,3), -- expect: change-column-type
  alter column seen type timestamptz; -- expect: change-column-type
alter table public.parts alter column seen type timestamptz using seen at time zone 'utc'; -- expect: change-column-type
alter table public.parts alter column tags type varchar(20)[]; -- expect: change-column-type
alter table public.parts alter column kind type text; -- expect: change-column-type
alter table public.parts alter column body type jsonb using body::jsonb; -- expect: change-column-type
alter table public.parts alter column note type text using lower(note); -- expect: change-column-type
alter table public.parts alter column code type varchar(20) using trim(code); -- expect: change-column-type
alter table public.parts alter column fee type numeric(10,2); -- expect: change-column-type
alter table public.unheard_of alter column a type text; -- expect: change-column-type
alter table public.parts alter column nowhere type text; -- expect: change-column-type
