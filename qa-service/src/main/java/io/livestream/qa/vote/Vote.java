package io.livestream.qa.vote;

import java.util.UUID;

/** Somebody's vote for a question. */
record Vote(UUID streamId, UUID questionId, UUID voter) {}
