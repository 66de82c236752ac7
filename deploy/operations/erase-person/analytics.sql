-- The figures stay, since those of the class are made of them; nobody's name is at them.
update attendance_people set display_name = 'Erased' where user_id = :'person';
update audience_people set display_name = 'Erased' where user_id = :'person';
delete from audience_invitations where user_id = :'person' or email_hash = :'address';
-- Classes that were deleted are shown to nobody, so what they said of themselves goes, too; of those that stay the log tells.
update audience_streams
set state = convert_to((convert_from(state, 'UTF8')::jsonb || jsonb_build_object(
    'title', 'Erased', 'description', null, 'tags', jsonb_build_array(),
    'teacher', jsonb_build_object('id', teacher_id, 'displayName', 'Erased')))::text, 'UTF8')
where teacher_id = :'person' and deleted;
