CREATE TABLE public._yoyo_migration (
    migration_hash character varying(64) NOT NULL,
    migration_id character varying(255),
    applied_at_utc timestamp without time zone
);
INSERT INTO public._yoyo_migration VALUES ('aa5378d3cf640c09670e30178e66bff91ed8f8bb0e9d587eb7c5a6382bc537e8', '20260101000001_shelves', '2026-11-28 09:37:32.008821');
INSERT INTO public._yoyo_migration VALUES ('6fd2ad695e372d7e31abf1d5eb94740a4805584fd34262fc996951ce3f8f2038', '20260101000002_books', '2026-11-28 09:37:32.039676');
INSERT INTO public._yoyo_migration VALUES ('775971f05a7ab788c5762352a7590a0407a7d89ee1fa3ae03aa1468ddfc4943b', '20260101000003_loans', '2026-11-28 09:37:32.061332');
ALTER TABLE ONLY public._yoyo_migration
    ADD CONSTRAINT _yoyo_migration_pkey PRIMARY KEY (migration_hash);
