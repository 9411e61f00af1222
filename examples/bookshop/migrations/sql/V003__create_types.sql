-- Purpose: the words of the shop: states of listings and orders, ISBNs and amounts of money.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U003__create_types.sql
-- Changelog: nothing to notice.

do $$
begin
  if not exists (
    select from pg_catalog.pg_type
    where typname = 'listing_status' and typnamespace = 'public'::regnamespace
  ) then
    create type public.listing_status as enum
      ('draft', 'for_sale', 'reserved', 'sold', 'withdrawn');
  end if;
  if not exists (
    select from pg_catalog.pg_type
    where typname = 'order_status' and typnamespace = 'public'::regnamespace
  ) then
    create type public.order_status as enum
      ('pending', 'paid', 'shipped', 'delivered', 'cancelled');
  end if;
  if not exists (
    select from pg_catalog.pg_type
    where typname = 'isbn13' and typnamespace = 'public'::regnamespace
  ) then
    create domain public.isbn13 as text
      constraint isbn13_is_thirteen_digits check (value ~ '^97[89][0-9]{10}$');
  end if;
  if not exists (
    select from pg_catalog.pg_type
    where typname = 'cents' and typnamespace = 'public'::regnamespace
  ) then
    create domain public.cents as bigint
      constraint cents_is_not_negative check (value >= 0);
  end if;
end
$$;

comment on type public.listing_status is 'Where a listing stands, from draft to sold or withdrawn.';
comment on type public.order_status is
  'Where an order stands, from pending to delivered or cancelled.';
comment on domain public.isbn13 is 'An ISBN of thirteen digits without hyphens.';
comment on domain public.cents is 'An amount in euro cents.';
