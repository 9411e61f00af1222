-- before:
create table old (v vector(3));
-- migration:
create index old_v on old using ivfflat (v vector_l2_ops);
create table new (v vector(3));
create index new_v on new using ivfflat (v vector_l2_ops); -- expect: ivfflat-on-empty-table
create index new_h on new using hnsw (v vector_l2_ops);
create table filled (v vector(3));
insert into filled select v from old;
create index filled_v on filled using ivfflat (v vector_l2_ops);
