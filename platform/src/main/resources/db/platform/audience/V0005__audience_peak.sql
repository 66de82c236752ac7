-- The most seats that were ever taken at once, as participant.joined tells; 0 where nobody has joined since it does.
alter table audience_streams add column peak_viewers int not null default 0;
