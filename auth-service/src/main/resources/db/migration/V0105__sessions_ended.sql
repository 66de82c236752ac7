-- Sessions that have ended are removed every few minutes, without reading those that are open.
create index sessions_ended on sessions (ended_at) where ended_at is not null;
