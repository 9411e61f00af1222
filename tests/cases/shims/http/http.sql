-- Types and encoding work; the network does not.
select urlencode('a b&c/ü') = 'a+b%26c%2F%C3%BC';

select urlencode('{"a": "b c", "d": 1}'::jsonb) = 'a=b+c&d=1';

select (http_header('X-A', '1')).value = '1';

select (('GET', 'https://example.org', array[http_header('a', 'b')], null, null)::http_request).method = 'GET';

select bytea_to_text(text_to_bytea('straße')) = 'straße';

-- raises: 0A000
select (http_get('https://example.org')).status = 200;

-- raises: 0A000
select (http_post('https://example.org', '{}', 'application/json')).status = 200;

-- raises: 0A000
select (http(('GET', 'https://example.org', null, null, null)::http_request)).status = 200;
