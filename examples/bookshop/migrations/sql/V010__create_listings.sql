-- Purpose: copies of books that members sell.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U010__create_listings.sql
-- Changelog: Put a copy of a book up for sale.

set local lock_timeout = '5s';

create table if not exists public.listings (
  id uuid not null default gen_random_uuid(),
  seller_id uuid not null default auth.uid(),
  book_id uuid not null,
  condition_code text not null,
  price_cents public.cents not null,
  status public.listing_status not null default 'draft',
  description text not null default '',
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  photo_path text,
  constraint listings_pkey primary key (id),
  constraint listings_seller_id_fkey foreign key (seller_id)
    references public.profiles (id) on delete cascade,
  constraint listings_book_id_fkey foreign key (book_id)
    references public.books (id) on delete restrict,
  constraint listings_condition_code_fkey foreign key (condition_code)
    references public.conditions (code) on delete restrict,
  constraint listings_price_is_sane check (price_cents between 50 and 1000000),
  constraint listings_description_length check (char_length(description) <= 2000),
  constraint listings_for_sale_is_published
    check (status <> 'for_sale' or published_at is not null)
);

create index if not exists listings_seller_id_status_idx on public.listings (seller_id, status);
create index if not exists listings_book_id_idx on public.listings (book_id);
create index if not exists listings_condition_code_idx on public.listings (condition_code);
create index if not exists listings_newest_for_sale_idx
  on public.listings (published_at desc, id) where status = 'for_sale';

create or replace function private.stamp_published_at()
returns trigger
language plpgsql
security invoker
set search_path = ''
as $function$
begin
  if new.status = 'for_sale' and new.published_at is null then
    new.published_at := now();
  end if;
  return new;
end
$function$;

revoke execute on function private.stamp_published_at() from public;
comment on function private.stamp_published_at() is
  'Trigger: stamps the moment a listing was first for sale.';

create or replace trigger listings_set_updated_at
  before update on public.listings
  for each row execute function private.set_updated_at();

create or replace trigger listings_stamp_published_at
  before insert or update of status on public.listings
  for each row execute function private.stamp_published_at();

alter table public.listings enable row level security;

do $$
begin
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listings'
      and policyname = 'listings_read_as_visitor'
  ) then
    create policy listings_read_as_visitor on public.listings
      for select to anon using (status = 'for_sale');
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listings'
      and policyname = 'listings_read_as_member'
  ) then
    create policy listings_read_as_member on public.listings
      for select to authenticated
      using (status = 'for_sale' or seller_id = (select auth.uid()));
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listings' and policyname = 'listings_add_own'
  ) then
    create policy listings_add_own on public.listings
      for insert to authenticated
      with check (seller_id = (select auth.uid()) and status in ('draft', 'for_sale'));
  end if;
  -- What is reserved or sold is out of the seller's hands.
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listings' and policyname = 'listings_change_own'
  ) then
    create policy listings_change_own on public.listings
      for update to authenticated
      using (
        seller_id = (select auth.uid()) and status in ('draft', 'for_sale', 'withdrawn')
      )
      with check (
        seller_id = (select auth.uid()) and status in ('draft', 'for_sale', 'withdrawn')
      );
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listings' and policyname = 'listings_delete_own'
  ) then
    create policy listings_delete_own on public.listings
      for delete to authenticated
      using (seller_id = (select auth.uid()) and status = 'draft');
  end if;
end
$$;

revoke all on table public.listings from anon, authenticated, service_role;
grant select on table public.listings to anon, authenticated;
grant insert (book_id, condition_code, price_cents, status, description)
  on table public.listings to authenticated;
grant update (condition_code, price_cents, status, description)
  on table public.listings to authenticated;
grant delete on table public.listings to authenticated;
grant select, insert, update, delete on table public.listings to service_role;

comment on table public.listings is 'Copies for sale. One row a copy; a copy is sold once.';
comment on column public.listings.seller_id is 'The member who sells it.';
comment on column public.listings.price_cents is 'Price without shipping.';
comment on column public.listings.published_at is 'When it was first for sale.';
