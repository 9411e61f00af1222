-- Secrets come and go; here they are not encrypted.
create temporary table made as select vault.create_secret('s3cret', 'key', 'a key') as id;

select decrypted_secret = 's3cret' and name = 'key' and description = 'a key'
from vault.decrypted_secrets join made using (id);

-- raises: 23505
select vault.create_secret('other', 'key') is null;

select vault.create_secret('nameless') is not null;

do $$ begin perform vault.update_secret((select id from made), 'n3w'); end $$;

select decrypted_secret = 'n3w' and name = 'key' from vault.decrypted_secrets where name = 'key';

delete from vault.secrets where name = 'key';

set role service_role;

select vault.create_secret('from the server', 'b') is not null;

reset role;

set role authenticated;

-- raises: 42501
select count(*) = 0 from vault.decrypted_secrets;

-- raises: 42501
select vault.create_secret('mine') is null;

reset role;
