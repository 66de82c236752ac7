delete from questions where author_id = :'person';
update questions set answer_text = null, answered_by_name = 'Erased' where answered_by_id = :'person';
delete from idempotency_keys where scope = :'person';
update audience_people set display_name = 'Erased' where user_id = :'person';
delete from audience_invitations where user_id = :'person' or email_hash = :'address';
