create table a (
  id bigint primary key references books on delete set null, -- expect: set-null-on-not-null
  b bigint not null references books on delete set null, -- expect: set-null-on-not-null
  c bigint references books on delete set null,
  d bigint not null references books on delete cascade,
  e bigint not null references books,
  f bigint not null references books on delete set default,
  g bigint not null references books on delete set null,
  h bigint not null, i bigint,
  foreign key (h, i) references other (h, i) on delete set null (i),
  foreign key (h, i) references other (h, i) on delete set null -- expect: set-null-on-not-null
);
alter table a alter column g drop not null;
alter table loans add foreign key (book_id) references books on delete set null; -- expect: set-null-on-not-null
alter table unknown add foreign key (book_id) references books on delete set null;
