-- FIPS 180-4's examples and RFC 1321's.
select encode(digest('abc', 'sha1'), 'hex') = 'a9993e364706816aba3e25717850c26c9cd0d89d';

select encode(digest('', 'sha1'), 'hex') = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';

select encode(digest('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', 'sha1'), 'hex')
  = '84983e441c3bd26ebaae4aa1f95129e5e54670f1';

select encode(digest('abc', 'md5'), 'hex') = '900150983cd24fb0d6963f7d28e17f72';

select encode(digest('abc', 'sha224'), 'hex')
  = '23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7';

select encode(digest('abc', 'sha256'), 'hex')
  = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

select encode(digest('abc'::bytea, 'SHA384'), 'hex')
  = 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7';

select left(encode(digest('abc', 'Sha512'), 'hex'), 32) = 'ddaf35a193617abacc417349ae204131';

select digest('straße', 'sha256') = digest(convert_to('straße', 'UTF8'), 'sha256');

select digest(null::text, 'sha256') is null and digest('x', null) is null;

-- raises: 22023
select digest('abc', 'sha1024') is null;

-- RFC 2202 and RFC 4231.
select encode(hmac('what do ya want for nothing?', 'Jefe', 'md5'), 'hex')
  = '750c783e6ab0b503eaa86e310a5db738';

select encode(hmac('what do ya want for nothing?', 'Jefe', 'sha1'), 'hex')
  = 'effcdf6ae5eb2fa2d27416d5f184df9c259a7c79';

select encode(hmac('what do ya want for nothing?', 'Jefe', 'sha256'), 'hex')
  = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';

select left(encode(hmac('what do ya want for nothing?', 'Jefe', 'sha512'), 'hex'), 32)
  = '164b7a7bfcf819e2e395fbe73b56e0a3';

-- A key longer than a block.
select encode(hmac(convert_to('Test Using Larger Than Block-Size Key - Hash Key First', 'UTF8'),
                   decode(repeat('aa', 131), 'hex'), 'sha256'), 'hex')
  = '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54';

select encode(hmac(convert_to('Test Using Larger Than Block-Size Key - Hash Key First', 'UTF8'),
                   decode(repeat('aa', 80), 'hex'), 'sha1'), 'hex')
  = 'aa4ae5e15272d00e95705637ce8a3b55ed402112';

-- raises: 22023
select hmac('a', 'b', 'sha1024') is null;

select length(gen_random_bytes(1)) = 1 and length(gen_random_bytes(1024)) = 1024
  and gen_random_bytes(16) <> gen_random_bytes(16);

-- raises: 39000
select gen_random_bytes(1025) is null;

select gen_random_uuid() <> gen_random_uuid();

select armor('zoooka'::bytea) = E'-----BEGIN PGP MESSAGE-----\n\nem9vb2th\n=Sd6Z\n-----END PGP MESSAGE-----\n';

select dearmor(armor('zoooka'::bytea, array['Version'], array['1'])) = 'zoooka'::bytea;

-- raises: 39000
select dearmor('zoooka') is null;

-- It works under any search_path.
set search_path = '';

select extensions.hmac('a', 'b', 'sha1') is not null and extensions.digest('a', 'sha1') is not null
  and extensions.gen_salt('bf') is not null;
