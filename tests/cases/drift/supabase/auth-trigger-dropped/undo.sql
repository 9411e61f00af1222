
BEGIN;
SET LOCAL lock_timeout = '5s';
CREATE TRIGGER on_auth_user_created AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION private.create_profile();
COMMIT;
