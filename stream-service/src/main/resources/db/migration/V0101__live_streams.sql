create table live_streams (
    id                uuid primary key,
    title             text        not null,
    description       text,
    tags              text[]      not null,
    visibility        text        not null check (visibility in ('PUBLIC', 'UNLISTED', 'PRIVATE')),
    quality           text        not null,
    max_viewers       int         not null check (max_viewers > 0),
    recording         boolean     not null,
    chat_enabled      boolean     not null,
    questions_enabled boolean     not null,
    scheduled_at      timestamptz,
    status            text        not null check (status in ('SCHEDULED', 'LIVE', 'ENDED', 'CANCELLED')),
    started_at        timestamptz,
    ended_at          timestamptz,
    teacher_id        uuid        not null,
    teacher_name      text        not null,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    deleted_at        timestamptz,
    version           bigint      not null,

    -- Counted among stream_participants, under the lock of this row; no part of the version.
    viewer_count      int         not null default 0 check (viewer_count >= 0),
    peak_viewers      int         not null default 0,

    -- Title, description and tags in lower case as Java knows it, so that finding does not hang on the database's locale.
    search_text       text        not null,
    folded_tags       text[]      not null
);

-- A join or a leave rewrites the counts alone. Room on the page keeps such an update away from the indexes.
alter table live_streams set (fillfactor = 70);

-- One for each order of the lists; times that are not set stand at the end, and the id makes each order total.
create index live_streams_created on live_streams (created_at desc, id desc) where deleted_at is null;
create index live_streams_started on live_streams (coalesce(started_at, '-infinity') desc, id desc) where deleted_at is null;
create index live_streams_scheduled on live_streams (coalesce(scheduled_at, 'infinity'), id) where deleted_at is null;

create index live_streams_live on live_streams (coalesce(started_at, '-infinity') desc, id desc)
    where status = 'LIVE' and deleted_at is null;
create index live_streams_in_status on live_streams (status, created_at desc, id desc) where deleted_at is null;
create index live_streams_of_teacher on live_streams (teacher_id, created_at desc, id desc) where deleted_at is null;
create index live_streams_tagged on live_streams using gin (folded_tags) where deleted_at is null;
