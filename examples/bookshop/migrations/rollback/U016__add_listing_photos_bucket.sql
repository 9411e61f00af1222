-- Undoes V016. Fails, as it should, while there are files in the bucket.

-- Storage forbids deleting its rows by SQL, because files could be left behind; here are none.
set local storage.allow_delete_query = 'true';
delete from storage.buckets where id = 'listing-photos';
reset storage.allow_delete_query;
