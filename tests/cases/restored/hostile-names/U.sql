-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   rows of "Shop_1"."The 'Books'", from keel.backup_v2_shop_1_the_books__86fa617d92
--   public."Books"."a\b", from keel.backup_v2_public_books_fc856011c0

set local lock_timeout = '5s';

-- What V2 takes is put back from what keel kept before it: without that nothing is done.
DO $keel$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['keel.backup_v2_shop_1_the_books__86fa617d92', 'keel.backup_v2_public_books_fc856011c0'] LOOP
    IF pg_catalog.to_regclass(kept) IS NULL THEN
      RAISE EXCEPTION '% is not there: the rows of before V2 are to come from it', kept
        USING ERRCODE = 'undefined_table', HINT = 'keel keeps them when it applies V2, if the approval of V2 says `backup: table`. Bring the table back from elsewhere, or go without its rows: keel rollback --draft V2 --no-backup --force';
    END IF;
  END LOOP;
END
$keel$;

CREATE TABLE "Shop_1"."The
'Books'" (
    "I""d" integer NOT NULL,
    "select" text,
    CONSTRAINT "The
'Books'_pkey" PRIMARY KEY ("I""d")
);
ALTER TABLE public."Books" ADD COLUMN "a\b" text;
INSERT INTO "Shop_1"."The
'Books'" ("I""d", "select")
SELECT b."I""d", b."select" FROM keel.backup_v2_shop_1_the_books__86fa617d92 b;
UPDATE public."Books" t SET "a\b" = b."a\b"
FROM keel.backup_v2_public_books_fc856011c0 b WHERE t."Id" = b."Id" AND t."order" = b."order";
