-- Purpose: genres, conditions of a used book, and shipping zones: read by everybody, changed by
--   migrations alone.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U004__create_reference_tables.sql
-- Changelog: nothing to notice.

create table if not exists public.genres (
  id bigint generated always as identity,
  slug text not null,
  name text not null,
  constraint genres_pkey primary key (id),
  constraint genres_slug_key unique (slug),
  constraint genres_slug_is_plain check (slug ~ '^[a-z]+(-[a-z]+)*$')
);

create table if not exists public.conditions (
  code text not null,
  label text not null,
  rank bigint not null,
  constraint conditions_pkey primary key (code),
  constraint conditions_rank_key unique (rank)
);

create table if not exists public.shipping_zones (
  code text not null,
  name text not null,
  price_cents public.cents not null,
  constraint shipping_zones_pkey primary key (code)
);

alter table public.genres enable row level security;
alter table public.conditions enable row level security;
alter table public.shipping_zones enable row level security;

do $$
begin
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'genres' and policyname = 'genres_read'
  ) then
    create policy genres_read on public.genres
      for select to anon, authenticated using (true);
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'conditions' and policyname = 'conditions_read'
  ) then
    create policy conditions_read on public.conditions
      for select to anon, authenticated using (true);
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'shipping_zones'
      and policyname = 'shipping_zones_read'
  ) then
    create policy shipping_zones_read on public.shipping_zones
      for select to anon, authenticated using (true);
  end if;
end
$$;

-- New tables still come with TRUNCATE and more for the API's roles, and TRUNCATE does not ask RLS:
-- take everything back, then grant what is meant.
revoke all on table public.genres, public.conditions, public.shipping_zones
  from anon, authenticated, service_role;
revoke all on sequence public.genres_id_seq from anon, authenticated, service_role;
grant select on table public.genres, public.conditions, public.shipping_zones
  to anon, authenticated, service_role;

comment on table public.genres is 'Shelves of the shop. One row a genre.';
comment on column public.genres.slug is 'The genre in web addresses; never changes.';
comment on column public.genres.name is 'The genre as people read it.';
comment on table public.conditions is 'How worn a used book may be. One row a condition.';
comment on column public.conditions.rank is '1 is best.';
comment on table public.shipping_zones is 'Where the shop sends parcels, and for how much.';
comment on column public.shipping_zones.price_cents is 'Price of one parcel to this zone.';
