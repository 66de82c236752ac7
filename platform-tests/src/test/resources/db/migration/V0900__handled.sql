-- What the tests' followers have handled, one row for each time.
create table handled (
    follower text not null,
    event_id uuid not null
);
