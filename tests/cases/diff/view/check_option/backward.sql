-- privilege-change: whose rights and policies count may change
ALTER VIEW public.v RESET (check_option);
