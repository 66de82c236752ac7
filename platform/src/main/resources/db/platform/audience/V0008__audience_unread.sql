-- What nobody reads is no longer written: status, and display_name in audience_people. A version before this one still writes both while
-- nodes are exchanged, so they go in a later one.
alter table audience_streams alter column status drop not null;

-- Nobody asks for the streams of a teacher.
drop index audience_streams_of_teacher;
