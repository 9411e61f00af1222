-- comment: provides auditing functionality
-- version: 17.1
-- relocatable: true
-- faithful: partly
-- says: Creating it and setting pgaudit.* succeeds; nothing is written to any log.

-- Nothing to make: its functions are event triggers that write to the server's log.
