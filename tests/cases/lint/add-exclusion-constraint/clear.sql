create table public.bookings (room text, during tstzrange, exclude using gist (during with &&));
alter table public.bookings add exclude (room with =);
alter table public.loans add constraint loans_reader unique using index loans_reader_key;
