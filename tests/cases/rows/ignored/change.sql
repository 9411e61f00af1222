update zones set note = 'z';
