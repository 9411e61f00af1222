create schema supabase_migrations;
CREATE TABLE supabase_migrations.schema_migrations (
    version text NOT NULL,
    statements text[],
    name text
);
INSERT INTO supabase_migrations.schema_migrations VALUES ('20260101000001', '{"create table shelves (id int primary key)"}', 'shelves');
INSERT INTO supabase_migrations.schema_migrations VALUES ('20260101000002', '{"-- With its shelf.
create table books (id int primary key)","create view b as select 1 as x"}', 'books');
INSERT INTO supabase_migrations.schema_migrations VALUES ('20260101000003', '{"create table loans (id int primary key)"}', 'loans');
ALTER TABLE ONLY supabase_migrations.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (version);
