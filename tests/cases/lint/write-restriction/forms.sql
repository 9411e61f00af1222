alter table books add constraint a check (stock > 0) not valid; -- expect: write-restriction
alter table books add foreign key (stock) references authors; -- expect: write-restriction
alter table books alter column stock set not null; -- expect: write-restriction
alter table books alter column title set not null;
alter table books add column n int not null; -- expect: write-restriction
alter table books add column m int not null default 0;
alter table books add column o int;
create unique index books_title on books (title); -- expect: write-restriction
alter table books add constraint u unique using index books_title;
create index books_stock on books (stock);
create policy p on loans as restrictive for insert with check (note <> ''); -- expect: write-restriction
create policy q on loans as restrictive for select using (note <> '');
create constraint trigger t after insert on books for each row execute function private.touch(); -- expect: write-restriction
create table a (n int check (n > 0));
alter table a add check (n > 1);
create unique index a_n on a (n);
