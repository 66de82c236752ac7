-- A session is a family of refresh tokens: it begins with a login and goes on with each refresh. Its id is the "sid" of its access tokens.
create table sessions (
    id         uuid primary key,
    user_id    uuid           not null references users,
    started_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    ended_at   timestamptz(3)
);

create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

-- Only the SHA-256 of a token is kept. A spent one stays until it would have expired, for its reuse to be noticed.
create table refresh_tokens (
    hash       text primary key,
    session_id uuid           not null references sessions on delete cascade,
    expires_at timestamptz(3) not null,
    spent_at   timestamptz(3)
);

create index refresh_tokens_session on refresh_tokens (session_id);
create index refresh_tokens_expiry on refresh_tokens (expires_at);
