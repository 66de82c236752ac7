-- Who may do what in which stream, as the log says. Written by the follower alone.
create table audience_streams (
    id         uuid primary key,
    state      bytea   not null, -- the StreamState as JSON, as it stands on the log
    teacher_id uuid    not null,
    status     text    not null,
    deleted    boolean not null default false
);

create index audience_streams_of_teacher on audience_streams (teacher_id) where not deleted;

create table audience_people (
    stream_id       uuid    not null,
    user_id         uuid    not null,
    display_name    text,
    moderator       boolean not null default false,
    removed         boolean not null default false,
    present         boolean not null default false,
    first_joined_at timestamptz,
    primary key (stream_id, user_id)
);

create table audience_invitations (
    stream_id     uuid not null,
    invitation_id uuid not null,
    user_id       uuid,
    email_hash    text,
    primary key (stream_id, invitation_id)
);
