-- raises: 0A000
select pgsodium.crypto_aead_det_encrypt('\x00', '\x00', '\x00'::bytea) is null;

-- raises: 0A000
select pgsodium.create_key() is null;
