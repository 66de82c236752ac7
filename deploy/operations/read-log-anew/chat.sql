-- chat-service must be stopped. At its next start it makes all of this again from the start of the log.
truncate chat_messages, chat_rooms, chat_mutes, audience_streams, audience_people, audience_invitations;
delete from log_offsets where follower = 'chat-service';
delete from log_seen where follower = 'chat-service';
