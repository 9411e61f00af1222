-- comment: Postgres extension for libsodium functions
-- version: 3.1.9
-- schema: pgsodium
-- relocatable: false
-- faithful: stub
-- says: Its functions for keys and encryption are there and raise.

do $$
declare
  missing text[];
begin
  foreach missing slice 1 in array array[
    ['create_key', 'key_type text default ''aead-det'', name text default null, '
     'raw_key bytea default null, raw_key_nonce bytea default null, '
     'parent_key uuid default null, key_context bytea default ''\x7067736f6469756d'', '
     'expires timestamptz default null, associated_data text default ''''', 'record'],
    ['derive_key', 'key_id bigint, key_len integer default 32, context bytea default ''\x7067736f6469756d''', 'bytea'],
    ['crypto_aead_det_keygen', '', 'bytea'],
    ['crypto_aead_det_noncegen', '', 'bytea'],
    ['crypto_aead_det_encrypt', 'message bytea, additional bytea, '
     'key bytea, nonce bytea default null', 'bytea'],
    ['crypto_aead_det_encrypt', 'message bytea, additional bytea, '
     'key_uuid uuid, nonce bytea', 'bytea'],
    ['crypto_aead_det_decrypt', 'ciphertext bytea, additional bytea, '
     'key bytea, nonce bytea default null', 'bytea'],
    ['crypto_aead_det_decrypt', 'message bytea, additional bytea, '
     'key_uuid uuid, nonce bytea', 'bytea'],
    ['crypto_secretbox_keygen', '', 'bytea'],
    ['crypto_secretbox_noncegen', '', 'bytea'],
    ['crypto_secretbox', 'message bytea, nonce bytea, key bytea', 'bytea'],
    ['crypto_secretbox_open', 'ciphertext bytea, nonce bytea, key bytea', 'bytea'],
    ['crypto_pwhash_str', 'password bytea', 'bytea'],
    ['crypto_pwhash_str_verify', 'hashed_password bytea, password bytea', 'boolean'],
    ['crypto_generichash', 'message bytea, key bytea default null', 'bytea'],
    ['randombytes_buf', 'size integer', 'bytea']
  ] loop
    execute format(
      'create function @extschema@.%I(%s) returns %s language plpgsql as %L',
      missing[1], missing[2], missing[3],
      format('begin raise exception %L using errcode = %L, hint = %L; end',
             'pgsodium.' || missing[1] || '() is not in pgkeel''s stand-in for pgsodium',
             'feature_not_supported', 'Keep secrets in supabase_vault.')
    );
  end loop;
end
$$;
