-- Nobody reads it, so it is no longer written. A version before this one still does while nodes are exchanged; a later one drops it.
alter table people alter column disabled drop not null;
