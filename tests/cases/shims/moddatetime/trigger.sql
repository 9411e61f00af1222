create table public.shim_case (
  id bigint generated always as identity, note text, "when" numeric, updated_at timestamptz,
  local_at timestamp
);

create trigger touch before update on public.shim_case
for each row execute function moddatetime(updated_at);

create trigger touch_local before update on public.shim_case
for each row execute function moddatetime(local_at);

insert into public.shim_case (note, "when") values ('a', 1.50);

update public.shim_case set note = 'b';

select updated_at between now() - interval '1 minute' and now() and local_at is not null
  and id = 1 and "when"::text = '1.50' and note = 'b'
from public.shim_case;

create trigger wrong before update on public.shim_case for each row execute function moddatetime(note);

-- raises: 09000
update public.shim_case set note = 'c';

drop trigger wrong on public.shim_case;

create trigger wrong before update on public.shim_case for each row execute function moddatetime(nope);

-- raises: 09000
update public.shim_case set note = 'c';
