-- Purpose: who works for the shop, out of the API's reach, and the question policies ask about it.
-- Spec: specs/accounts.md
-- Rollback: migrations/rollback/U008__create_staff.sql
-- Changelog: nothing to notice.

set local lock_timeout = '5s';

create table if not exists private.staff (
  user_id uuid not null,
  since date not null default current_date,
  constraint staff_pkey primary key (user_id),
  constraint staff_user_id_fkey foreign key (user_id) references auth.users (id) on delete cascade
);

comment on table private.staff is 'Who may correct the catalogue. One row a person.';

-- Security definer, because nobody else may read private.staff. It answers about the caller only.
create or replace function private.is_staff()
returns boolean
language sql
stable
security definer
set search_path = ''
as $function$
  select exists (select from private.staff s where s.user_id = (select auth.uid()))
$function$;

revoke execute on function private.is_staff() from public;
grant execute on function private.is_staff() to authenticated;
comment on function private.is_staff() is 'Whether the caller is staff; for policies.';
