-- a_comment_with_a_name_that_is_longer_than_sixty_three_bytes_is_not_an_identifier
select 'a_string_with_a_name_that_is_longer_than_sixty_three_bytes_is_not_an_identifier';
do $$ begin perform 'a_body_with_a_name_that_is_longer_than_sixty_three_bytes_is_not_an_ident'; end $$;
create table if not exists public.a_name_of_exactly_sixty_three_bytes_is_as_long_as_a_name_can_be (id bigint primary key);
create table if not exists public."a quoted name of more than sixty three bytes is cut off, too, after sixty three" (id bigint primary key); -- expect: identifier-too-long
