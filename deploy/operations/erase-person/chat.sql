update chat_messages set author_name = 'Erased', text = null, removed = true where author_id = :'person';
delete from chat_post_keys where author_id = :'person';
update audience_people set display_name = 'Erased' where user_id = :'person';
delete from audience_invitations where user_id = :'person' or email_hash = :'address';
