-- The figures stay, since those of the class are made of them; nobody's name is at them.
update attendance_people set display_name = 'Erased' where user_id = :'person';
update audience_people set display_name = 'Erased' where user_id = :'person';
delete from audience_invitations where user_id = :'person' or email_hash = :'address';
