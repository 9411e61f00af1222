CREATE SERVER s FOREIGN DATA WRAPPER w;
-- may-fail: its secrets are not known here and have to be added by hand
CREATE USER MAPPING FOR PUBLIC SERVER s;
-- may-fail: its secrets are not known here and have to be added by hand
CREATE USER MAPPING FOR postgres SERVER s;
