-- Purpose: several photos a listing instead of one. The column photo_path stays until V019; from
--   this release on the app writes both.
-- Spec: specs/listing-photos.md
-- Rollback: migrations/rollback/U015__create_listing_photos.sql
-- Changelog: Show a copy on up to eight photos.

set local lock_timeout = '5s';

create table if not exists public.listing_photos (
  listing_id uuid not null,
  position bigint not null,
  path text not null,
  created_at timestamptz not null default now(),
  constraint listing_photos_pkey primary key (listing_id, position),
  constraint listing_photos_path_key unique (path),
  constraint listing_photos_listing_id_fkey foreign key (listing_id)
    references public.listings (id) on delete cascade,
  constraint listing_photos_position_in_range check (position between 1 and 8)
);

alter table public.listing_photos enable row level security;

do $$
begin
  -- Whoever sees the listing sees its photos: the inner select obeys the policies of listings.
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listing_photos'
      and policyname = 'listing_photos_read'
  ) then
    create policy listing_photos_read on public.listing_photos
      for select to anon, authenticated
      using (exists (select from public.listings l where l.id = listing_id));
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listing_photos'
      and policyname = 'listing_photos_add_own'
  ) then
    create policy listing_photos_add_own on public.listing_photos
      for insert to authenticated
      with check (
        (storage.foldername(path))[1] = (select auth.uid())::text
        and exists (
          select from public.listings l
          where l.id = listing_id and l.seller_id = (select auth.uid())
        )
      );
  end if;
  if not exists (
    select from pg_catalog.pg_policies
    where schemaname = 'public' and tablename = 'listing_photos'
      and policyname = 'listing_photos_delete_own'
  ) then
    create policy listing_photos_delete_own on public.listing_photos
      for delete to authenticated
      using (
        exists (
          select from public.listings l
          where l.id = listing_id and l.seller_id = (select auth.uid())
        )
      );
  end if;
end
$$;

revoke all on table public.listing_photos from anon, authenticated, service_role;
grant select on table public.listing_photos to anon, authenticated;
grant insert (listing_id, position, path), delete on table public.listing_photos
  to authenticated;
grant select, insert, update, delete on table public.listing_photos to service_role;

comment on table public.listing_photos is 'Photos of a copy. One row a photo.';
comment on column public.listing_photos.position is '1 is the photo on the card.';
comment on column public.listing_photos.path is
  'Object in bucket listing-photos; its first folder is the seller.';
