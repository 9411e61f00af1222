-- Purpose: what the shop's pages read: listing cards, full-text search, and titles while typing.
-- Spec: specs/catalogue.md
-- Rollback: migrations/rollback/U011__create_search.sql
-- Changelog: Search the shop, and get suggestions while typing.

-- security_invoker: the view shows what the policies of the tables below it let the reader see.
create or replace view public.listing_cards with (security_invoker = true) as
select
  l.id,
  l.price_cents,
  l.published_at,
  b.title,
  b.author,
  g.slug as genre,
  c.label as condition,
  p.handle as seller
from public.listings l
join public.books b on b.id = l.book_id
join public.genres g on g.id = b.genre_id
join public.conditions c on c.code = l.condition_code
join public.profiles p on p.id = l.seller_id
where l.status = 'for_sale';

revoke all on table public.listing_cards from anon, authenticated, service_role;
grant select on table public.listing_cards to anon, authenticated;
comment on view public.listing_cards is 'Copies for sale, with all that a card shows.';

-- BEGIN ATOMIC is parsed once, here: renaming a column it reads is refused, not found out later.
create or replace function public.search_books(words text, at_most integer default 20)
returns table (id uuid, isbn text, title text, author text)
language sql
stable
security invoker
set search_path = ''
begin atomic
  select b.id, b.isbn::text, b.title, b.author
  from public.books b
  where b.search @@ websearch_to_tsquery('pg_catalog.english'::regconfig, words)
  order by
    ts_rank(b.search, websearch_to_tsquery('pg_catalog.english'::regconfig, words)) desc,
    b.title,
    b.id
  limit least(at_most, 100);
end;

revoke execute on function public.search_books(text, integer) from public, anon, authenticated;
grant execute on function public.search_books(text, integer) to anon, authenticated;
comment on function public.search_books(text, integer) is
  'Books with these words in title or author, best first.';

-- Operators of extensions are written in full: with an empty search_path there is no %.
create or replace function public.suggest_titles(typed text)
returns setof text
language sql
stable
security invoker
set search_path = ''
as $function$
  select b.title
  from public.books b
  where b.title operator(extensions.%) typed
  order by extensions.similarity(b.title, typed) desc, b.title
  limit 10
$function$;

revoke execute on function public.suggest_titles(text) from public, anon, authenticated;
grant execute on function public.suggest_titles(text) to anon, authenticated;
comment on function public.suggest_titles(text) is 'Titles like the one typed, best first.';
