alter table public.things drop column note;
