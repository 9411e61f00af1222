create policy a on books using (exists (select from loans where loans.note = note)); -- expect: compared-with-itself
create policy b on books using (exists (select from loans l where book_id = l.book_id and l.reader = auth.uid())); -- expect: compared-with-itself
create policy c on books using (exists (select from loans l where l.book_id = l.book_id)); -- expect: compared-with-itself
create policy d on books using (exists (select from loans where note = note)); -- expect: compared-with-itself
create policy e on loans using (exists (select from books b join authors a on a.id = id where b.id = loans.book_id)); -- expect: compared-with-itself
update books set stock = 0 where exists (select from public.loans where loans.note = note); -- expect: compared-with-itself
create policy f on books using (exists (select from loans l where l.book_id = books.id));
create policy g on books using (exists (select from loans l where l.book_id = id and books.id = l.book_id));
create policy h on loans using (exists (select from books where loans.note = note));
create policy i on loans using (exists (select from loans other where other.book_id = loans.book_id));
create policy j on books using (exists (select from loans a, loans b where a.id = b.id));
create policy k on books using (exists (select from loans l where l.note <> note));
create policy l on books using (exists (select from loans l where exists (select from authors a where l.id = id)));
create policy m on books using (id in (select l.id from loans l where l.id = (select max(id) from books)));
select 1 where 1 = 1;
