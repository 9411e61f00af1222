update public.books set stock = stock + 1; -- expect: update-not-repeatable
update public.books set price = round(price * 1.07, 2) where published is null; -- expect: update-not-repeatable
update public.books set title = title || '!' where id = 3; -- expect: update-not-repeatable
update public.books b set stock = b.stock - 1 where id = 3; -- expect: update-not-repeatable
update public.books set title = concat('The ', title) where id = 3; -- expect: update-not-repeatable
update public.books set stock = coalesce(stock, 0) + 1 where id = 3; -- expect: update-not-repeatable
update public.loans set lent_at = lent_at + interval '1 hour' where id = 3; -- expect: update-not-repeatable
update public.authors set email = md5(email) where id = 3; -- expect: update-not-repeatable
update public.flags set active = not active where id = 3; -- expect: update-not-repeatable
update public.flags set list = list || 'x'::text, other = 1 where id = 3; -- expect: update-not-repeatable
do $$ begin
  update public.books set stock = stock + 1 where id = 3; -- expect: update-not-repeatable
end $$;
alter table public.books alter column published type timestamp using published at time zone 'UTC'; -- expect: update-not-repeatable
alter table public.books alter column pages type int using pages * 2; -- expect: update-not-repeatable
