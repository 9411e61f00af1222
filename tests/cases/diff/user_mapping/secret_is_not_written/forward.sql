-- may-fail: its secrets are not known here and have to be added by hand
CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS ("user" 'u');
