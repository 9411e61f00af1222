create function refuse() returns trigger language plpgsql as
  'begin raise exception ''not by hand''; end';
create function swallow() returns trigger language plpgsql as 'begin return null; end';
create function stamp() returns trigger language plpgsql as
  'begin new.changed_at := now(); new.name := upper(new.name); return new; end';
create function log() returns trigger language plpgsql as
  'begin insert into log (said) values (new.name); return null; end';
create table refuses (id integer);
create trigger refuse before insert on refuses for each row execute function refuse();
create table swallows (id integer);
create trigger swallow before insert on swallows for each row execute function swallow();
create table log (id bigint generated always as identity primary key, said text not null);
create table a_logged (id serial primary key, name text not null, changed_at timestamptz);
create trigger log after insert on a_logged for each row execute function log();
create trigger stamp before insert on a_logged for each row execute function stamp();
create table refused (id integer primary key check (id > 1 and id < 1));
create table needs (id integer not null references refused);
create table alone (id integer primary key);
-- empty: public.refuses because not by hand
-- empty: public.swallows because a trigger or a rule takes the rows away
-- empty: public.refused because refused_id_check
-- empty: public.needs because there is none to use
