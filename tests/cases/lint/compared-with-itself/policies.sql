-- A policy has no row of before: these let everything through.
create policy a on books for update using (true) with check (
  title = 'x'
  and not (isbn is distinct from isbn) -- expect: compared-with-itself
  and stock is not distinct from stock -- expect: compared-with-itself
  and books.pages = books.pages -- expect: compared-with-itself
);
create policy b on books for update using (
  title <> title -- expect: compared-with-itself
);
create policy c on books for update using (pages = stock and isbn = upper(isbn) and (title = any (array[title])));
create policy d on books for update using (pages is distinct from stock) with check (pages + stock = stock);
create policy e on books for update using (exists (select from loans l where l.note is distinct from note)); -- expect: compared-with-itself
update books set stock = 0 where stock = stock;
