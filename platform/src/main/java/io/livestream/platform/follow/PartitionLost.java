package io.livestream.platform.follow;

/** Another node has taken the partition over: what this one did is to be rolled back. */
final class PartitionLost extends RuntimeException {

    PartitionLost(String which) {
        super("another node follows " + which);
    }
}
