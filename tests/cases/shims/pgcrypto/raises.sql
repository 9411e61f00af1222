-- What the stand-in does not do, it says. The real one does all of this.
-- raises: 0A000
select pgp_sym_encrypt('text', 'key') is null;

-- raises: 0A000
select pgp_sym_decrypt('\x00', 'key') is null;

-- raises: 0A000
select encrypt('text', 'key', 'aes') is null;

-- raises: 0A000
select pgp_key_id('\x00') is null;

-- raises: 0A000
select digest('text', 'sha3-256') is null;

-- raises: 0A000
select gen_salt('des') is null;

-- raises: 0A000
select crypt('password', 'ab') is null;

-- raises: 0A000
select crypt('password', '$2b$06$abcdefghijklmnopqrstuu') is null;
