
BEGIN;
SET LOCAL lock_timeout = '5s';
SET LOCAL statement_timeout = 0;
-- locks view public.listing_cards: ACCESS EXCLUSIVE, briefly
DROP VIEW public.listing_cards;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY listings_add_own ON public.listings;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY listings_change_own ON public.listings;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY listings_delete_own ON public.listings;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.listings DROP CONSTRAINT listings_for_sale_is_published;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
DROP INDEX public.listings_newest_for_sale_idx;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY listings_read_as_member ON public.listings;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
DROP POLICY listings_read_as_visitor ON public.listings;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
DROP INDEX public.listings_seller_id_status_idx;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
DROP TRIGGER listings_stamp_published_at ON public.listings;
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.listings ALTER COLUMN status DROP DEFAULT;
ALTER TYPE public.listing_status RENAME TO listing_status__old;
CREATE TYPE public.listing_status AS ENUM ('draft', 'for_sale', 'reserved', 'sold', 'withdrawn');
-- locks table public.listings: ACCESS EXCLUSIVE
-- may-fail: rows may hold what the new type does not have
-- rewrite: all rows are written anew; there is no way to do it online: move the column over to another type by steps
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.listings ALTER COLUMN status TYPE public.listing_status USING status::text::public.listing_status;
DROP TYPE public.listing_status__old;
-- locks view public.listing_cards: ACCESS SHARE, briefly
CREATE VIEW public.listing_cards (id, price_cents, published_at, title, author, genre, condition, seller) WITH (security_invoker = 'true') AS
 SELECT l.id,
    l.price_cents,
    l.published_at,
    b.title,
    b.author,
    g.slug AS genre,
    c.label AS condition,
    p.handle AS seller
   FROM ((((public.listings l
     JOIN public.books b ON ((b.id = l.book_id)))
     JOIN public.genres g ON ((g.id = b.genre_id)))
     JOIN public.conditions c ON ((c.code = l.condition_code)))
     JOIN public.profiles p ON ((p.id = l.seller_id)))
  WHERE (l.status = 'for_sale'::public.listing_status);
COMMENT ON VIEW public.listing_cards IS 'Copies for sale, with all that a card shows.';
-- locks view public.listing_cards: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE MAINTAIN, REFERENCES, TRIGGER, TRUNCATE ON TABLE public.listing_cards FROM anon;
-- locks view public.listing_cards: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE MAINTAIN, REFERENCES, TRIGGER, TRUNCATE ON TABLE public.listing_cards FROM authenticated;
-- locks view public.listing_cards: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
REVOKE MAINTAIN, REFERENCES, TRIGGER, TRUNCATE ON TABLE public.listing_cards FROM service_role;
-- locks view public.listing_cards: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.listing_cards TO anon;
-- locks view public.listing_cards: ACCESS SHARE, briefly
-- privilege-change: who may do what changes
GRANT SELECT ON TABLE public.listing_cards TO authenticated;
COMMENT ON TYPE public.listing_status IS 'Where a listing stands, from draft to sold or withdrawn.';
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
CREATE POLICY listings_add_own ON public.listings FOR INSERT TO authenticated WITH CHECK (((seller_id = ( SELECT auth.uid() AS uid)) AND (status = ANY (ARRAY['draft'::public.listing_status, 'for_sale'::public.listing_status]))));
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
CREATE POLICY listings_change_own ON public.listings FOR UPDATE TO authenticated USING (((seller_id = ( SELECT auth.uid() AS uid)) AND (status = ANY (ARRAY['draft'::public.listing_status, 'for_sale'::public.listing_status, 'withdrawn'::public.listing_status])))) WITH CHECK (((seller_id = ( SELECT auth.uid() AS uid)) AND (status = ANY (ARRAY['draft'::public.listing_status, 'for_sale'::public.listing_status, 'withdrawn'::public.listing_status]))));
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
CREATE POLICY listings_delete_own ON public.listings FOR DELETE TO authenticated USING (((seller_id = ( SELECT auth.uid() AS uid)) AND (status = 'draft'::public.listing_status)));
-- locks table public.listings: ACCESS EXCLUSIVE
-- may-fail: existing rows may not satisfy it
-- full-scan: all rows are read
-- blocks-reads: nobody can read meanwhile
ALTER TABLE public.listings ADD CONSTRAINT listings_for_sale_is_published CHECK (((status <> 'for_sale'::public.listing_status) OR (published_at IS NOT NULL)));
-- locks table public.listings: SHARE
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
CREATE INDEX listings_newest_for_sale_idx ON public.listings USING btree (published_at DESC, id) WHERE (status = 'for_sale'::public.listing_status);
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
CREATE POLICY listings_read_as_member ON public.listings FOR SELECT TO authenticated USING (((status = 'for_sale'::public.listing_status) OR (seller_id = ( SELECT auth.uid() AS uid)) OR (EXISTS ( SELECT
   FROM public.orders o
  WHERE ((o.listing_id = listings.id) AND (o.buyer_id = ( SELECT auth.uid() AS uid)))))));
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
-- privilege-change: who sees and changes which rows changes
CREATE POLICY listings_read_as_visitor ON public.listings FOR SELECT TO anon USING ((status = 'for_sale'::public.listing_status));
-- locks table public.listings: SHARE
-- full-scan: all rows are read
-- blocks-writes: nobody can write meanwhile
CREATE INDEX listings_seller_id_status_idx ON public.listings USING btree (seller_id, status);
-- locks table public.listings: SHARE ROW EXCLUSIVE, briefly
CREATE TRIGGER listings_stamp_published_at BEFORE INSERT OR UPDATE OF status ON public.listings FOR EACH ROW EXECUTE FUNCTION private.stamp_published_at();
-- locks table public.listings: ACCESS EXCLUSIVE, briefly
ALTER TABLE public.listings ALTER COLUMN status SET DEFAULT 'draft'::public.listing_status;
COMMIT;
