alter type public.address drop attribute if exists zip;
-- loses: drop-column of public.address.zip
-- loses:   with it column public.people.home
