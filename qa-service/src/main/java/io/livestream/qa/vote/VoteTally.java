package io.livestream.qa.vote;

import java.util.UUID;

/** How a question stands after a vote. */
record VoteTally(UUID id, int upvotes, boolean upvotedByMe) {}
