-- keel.toml: [lint.names]
-- keel.toml: schema = "[a-z]+"
-- keel.toml: table = "[a-z_]+s"
-- keel.toml: view = "[a-z_]+_view"
-- keel.toml: column = "[a-z_]+"
-- keel.toml: index = "{table}_{columns}_idx"
-- keel.toml: primary_key = "{table}_pkey"
-- keel.toml: unique = "{table}_{columns}_key"
-- keel.toml: foreign_key = "{table}_{references}_fkey"
-- keel.toml: check = "{table}_[a-z]+_check"
-- keel.toml: sequence = "[a-z]+_seq"
-- keel.toml: type = "[a-z]+"
-- keel.toml: function = "[a-z_]{1,8}"
-- keel.toml: trigger = "{table}_[a-z]+"
-- keel.toml: policy = "[a-z ]+"
create schema one;
create schema "Two"; -- expect: name-against-convention
create table shelves (id bigint constraint shelves_pkey primary key, room text, constraint shelves_room_key unique (room));
create table shelf (id bigint, n2 int); -- expect: name-against-convention, name-against-convention
create temp table scratch (n2 int);
create table crates (
  id bigint constraint pk primary key, -- expect: name-against-convention
  book bigint constraint crates_books_fkey references books,
  author bigint references authors,
  weight int constraint crates_weight check (weight > 0), -- expect: name-against-convention
  height int check (height > 0)
);
alter table crates add constraint crates_author_id_fkey foreign key (author) references authors; -- expect: name-against-convention
alter table crates add column "x2" int; -- expect: name-against-convention
alter table crates add unique (weight);
create index shelves_room_idx on shelves (room);
create index shelves_lower_idx on shelves (lower(room));
create index on shelves (lower(room));
create index shelves_rooms on shelves (room); -- expect: name-against-convention
create view books_view as select 1 as one;
create view books_all as select 1 as one; -- expect: name-against-convention
create materialized view books_sum as select 1 as one; -- expect: name-against-convention
create sequence counting; -- expect: name-against-convention
create type colour as enum ('red');
create type "Colour" as (a int); -- expect: name-against-convention
create domain d2 as int; -- expect: name-against-convention
create function short() returns int language sql as 'select 1';
create function far_too_long() returns int language sql as 'select 1'; -- expect: name-against-convention
create trigger books_touched before update on books for each row execute function private.touch();
create trigger touch before update on books for each row execute function private.touch(); -- expect: name-against-convention
create policy "let me in" on books using (stock > 1);
create policy let_me_in on books using (stock > 1); -- expect: name-against-convention
alter policy books_read on books using (stock > 2);
alter table crates rename to crate; -- expect: name-against-convention
alter table shelves rename column room to "Room"; -- expect: name-against-convention
alter table shelves rename column "Room" to room;
