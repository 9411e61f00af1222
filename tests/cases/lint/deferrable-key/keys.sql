create table a (
  id int primary key deferrable, -- expect: deferrable-key
  b int unique deferrable initially deferred, -- expect: deferrable-key
  c int unique not deferrable,
  d int references books deferrable initially deferred,
  unique (c, d) initially deferred, -- expect: deferrable-key
  unique (d)
);
alter table loans add unique (note) deferrable; -- expect: deferrable-key
alter table loans add foreign key (book_id) references books deferrable;
