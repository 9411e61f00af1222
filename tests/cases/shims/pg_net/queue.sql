-- Requests queue up and get ids; nobody answers.
create temporary table made as
select net.http_get('https://example.org/a', '{"q": "a b&c/ü"}', '{"X-A": "1"}') as id;

select method = 'GET' and url = 'https://example.org/a?q=a%20b%26c%2F%C3%BC' and headers ->> 'X-A' = '1'
  and body is null and timeout_milliseconds = 5000
from net.http_request_queue join made using (id);

select net.http_post(url := 'https://example.org/b?x=1', body := '{"k": 1}', params := '{"y": "2"}',
                     headers := '{"Authorization": "Bearer t"}', timeout_milliseconds := 50) > 0;

select method = 'POST' and url = 'https://example.org/b?x=1&y=2' and convert_from(body, 'UTF8')::jsonb = '{"k": 1}'
  and headers = '{"Authorization": "Bearer t", "Content-Type": "application/json"}'
  and timeout_milliseconds = 50
from net.http_request_queue order by id desc limit 1;

select net.http_delete('https://example.org/c') > 0;

-- raises: P0001
select net.http_post('https://example.org', '{}', '{}', '{"content-type": "text/plain"}') > 0;

select count(*) = 3 from net.http_request_queue;

select count(*) = 0 from net._http_response;

select (net._http_collect_response(1)).status = 'ERROR';

-- raises: 0A000
select (net._http_collect_response(1, false)).status = 'ERROR';

insert into net._http_response (id, status_code, content) values (1, 200, 'ok');

select (net._http_collect_response(1)).status = 'SUCCESS' and ((net._http_collect_response(1)).response).body = 'ok';

-- API roles may ask, too.
set role authenticated;

select net.http_get('https://example.org') > 0;

-- raises: 42501
select count(*) > 0 from net.http_request_queue;

reset role;
