alter type public.mood add value 'a'; -- expect: enum-value-order
alter type public.mood add value if not exists 'b' before 'sad';
alter type public.mood add value 'c' after 'sad';
alter type public.mood rename value 'sad' to 'blue';
