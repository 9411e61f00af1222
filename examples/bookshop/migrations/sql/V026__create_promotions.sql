-- Purpose: a seller takes some percent off everything for a while; two such whiles of one seller
--   cannot overlap.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U026__create_promotions.sql
-- Changelog: Run a sale in your shop.

set local lock_timeout = '5s';

create table if not exists public.promotions (
  id uuid not null default gen_random_uuid(),
  seller_id uuid not null default auth.uid(),
  percent_off bigint not null,
  period tstzrange not null,
  created_at timestamptz not null default now(),
  constraint promotions_pkey primary key (id),
  constraint promotions_seller_id_fkey foreign key (seller_id)
    references public.profiles (id) on delete cascade,
  constraint promotions_percent_off_in_range check (percent_off between 5 and 70),
  constraint promotions_period_is_bounded check (
    not isempty(period) and lower(period) is not null and upper(period) is not null
  ),
  -- The operator class is written in full: it comes from btree_gist, in schema extensions.
  constraint promotions_do_not_overlap
    exclude using gist (seller_id extensions.gist_uuid_ops with =, period with &&)
);

create index if not exists promotions_seller_id_idx on public.promotions (seller_id);

alter table public.promotions enable row level security;

do $$
begin
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'promotions' and policyname = 'promotions_read'
  ) then
    create policy promotions_read on public.promotions
      for select to anon, authenticated using (true);
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'promotions' and policyname = 'promotions_add_own'
  ) then
    create policy promotions_add_own on public.promotions
      for insert to authenticated
      with check (seller_id = (select auth.uid()));
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'promotions'
      and policyname = 'promotions_delete_own'
  ) then
    create policy promotions_delete_own on public.promotions
      for delete to authenticated
      using (seller_id = (select auth.uid()));
  end if;
end
$$;

revoke all on table public.promotions from anon, authenticated, service_role;
grant select on table public.promotions to anon, authenticated;
grant insert (percent_off, period), delete on table public.promotions to authenticated;
grant select, insert, update, delete on table public.promotions to service_role;

comment on table public.promotions is 'Sales of single sellers. One row a while.';
comment on column public.promotions.percent_off is 'Off every copy of this seller.';
comment on column public.promotions.period is 'From when (included) to when (not included).';
