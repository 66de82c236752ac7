package io.livestream.qa.vote;

import io.livestream.platform.event.Person;
import java.util.UUID;

/** Somebody's vote for a question. */
record Vote(UUID streamId, UUID questionId, Person voter) {}
