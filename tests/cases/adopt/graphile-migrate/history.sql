create schema graphile_migrate;
CREATE TABLE graphile_migrate.current (
    filename text DEFAULT 'current.sql'::text NOT NULL,
    content text NOT NULL,
    date timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE graphile_migrate.migrations (
    hash text NOT NULL,
    previous_hash text,
    filename text NOT NULL,
    date timestamp with time zone DEFAULT now() NOT NULL
);
INSERT INTO graphile_migrate.migrations VALUES ('sha1:d6467e349ff53c5270f53317d39f50c08db3f3e0', NULL, '000001.sql', '2026-11-28 06:32:23.158554+00');
INSERT INTO graphile_migrate.migrations VALUES ('sha1:80772e6c5f5d884ff456043dba31e19745001b47', 'sha1:d6467e349ff53c5270f53317d39f50c08db3f3e0', '000002.sql', '2026-11-28 06:32:24.419082+00');
INSERT INTO graphile_migrate.migrations VALUES ('sha1:977edff1fc9678d9c2023ad05ea99ab3d1913705', 'sha1:80772e6c5f5d884ff456043dba31e19745001b47', '000003.sql', '2026-11-28 06:32:25.834159+00');
ALTER TABLE ONLY graphile_migrate.current
    ADD CONSTRAINT current_pkey PRIMARY KEY (filename);
ALTER TABLE ONLY graphile_migrate.migrations
    ADD CONSTRAINT migrations_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY graphile_migrate.migrations
    ADD CONSTRAINT migrations_previous_hash_fkey FOREIGN KEY (previous_hash) REFERENCES graphile_migrate.migrations(hash);
