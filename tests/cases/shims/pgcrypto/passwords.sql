-- bcrypt: vectors that come with crypt_blowfish; the others as the real pgcrypto says.
select crypt('U*U', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.')
  = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';

select crypt('U*U*', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.')
  = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK';

select crypt('U*U*U', '$2a$05$XXXXXXXXXXXXXXXXXXXXXO')
  = '$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a';

select crypt('', '$2a$05$CCCCCCCCCCCCCCCCCCCCC.')
  = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy';

select crypt('', '$2a$06$DCq7YPn5Rq63x1Lad4cll.')
  = '$2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.';

-- Bytes after the 72nd do not count.
select crypt(repeat('0123456789', 8), '$2a$04$abcdefghijklmnopqrstuu')
  = crypt(left(repeat('0123456789', 8), 72) || 'x', '$2a$04$abcdefghijklmnopqrstuu');

select crypt('straße', '$2a$04$abcdefghijklmnopqrstuu') = '$2a$04$abcdefghijklmnopqrstuu3e4cYnjNFo5ZWax3EYaJarnc5uWyP1C'
  and crypt('straße', '$2x$04$abcdefghijklmnopqrstuu') = '$2x$04$abcdefghijklmnopqrstuuD0ccj8X4HBwlr4imecz6dHmRnTiBkyG';

-- How seeds make and check a password.
select hash = crypt('password', hash) and hash <> crypt('Password', hash) and hash ~ '^\$2a\$06\$.{53}$'
from (select crypt('password', gen_salt('bf'))) made (hash);

select gen_salt('bf', 12) ~ '^\$2a\$12\$[./A-Za-z0-9]{22}$' and gen_salt('bf') <> gen_salt('bf');

-- raises: 22023
select gen_salt('bf', 3) is null;

-- raises: 22023
select gen_salt('nothing') is null;

-- raises: 22023
select crypt('x', '$2a$99$abcdefghijklmnopqrstuu') is null;

-- raises: 22023
select crypt('x', '') is null;

-- MD5 crypt, as the real one says.
select crypt('password', '$1$saltsalt') = '$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/' and crypt('', '$1$saltsalt$') = '$1$saltsalt$5Jhcit4zN9UlGiA0txPkO0'
  and crypt('a much longer pass phrase, longer than sixteen bytes', '$1$s$') = '$1$s$fXnhFDVEGS0hzRYSVji0T.';

select hash = crypt('password', hash) and hash ~ '^\$1\$.{8}\$.{22}$'
from (select crypt('password', gen_salt('md5'))) made (hash);

select crypt(null, '$1$saltsalt') is null and crypt('x', null) is null;
