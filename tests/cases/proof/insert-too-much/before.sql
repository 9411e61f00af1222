create table public.kinds (code text primary key, label text not null);
