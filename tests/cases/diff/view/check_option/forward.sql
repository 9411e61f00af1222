-- privilege-change: whose rights and policies count may change
ALTER VIEW public.v SET (check_option = 'cascaded');
