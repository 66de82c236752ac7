-- What was seen long ago is forgotten now and again, without reading all that was seen lately.
create index log_seen_at on log_seen (at);
