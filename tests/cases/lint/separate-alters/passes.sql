alter table public.books alter column stock set not null, add constraint a check (pages > 0);
alter table public.books add column b int;
alter table public.books alter column pages type bigint; -- expect: separate-alters
alter table public.books alter column pages set not null;
alter table public.loans add constraint loans_note check (note <> '') not valid;
alter table public.loans alter column note set not null;
alter table public.loans add constraint loans_note_key unique (note);
alter table public.loans add constraint loans_keeper_fkey foreign key (reader) references public.authors (id);
create index loans_note_index on public.loans (note);
create table public.made (a int, b int);
alter table public.made alter column a set not null;
alter table public.made alter column b set not null;
