package io.livestream.platform.token;

/** A token proves nothing. Why is for the log at most: whoever forges one is not helped. */
final class TokenRefused extends Exception {

    TokenRefused(String why) {
        super(why, null, false, false);
    }
}
