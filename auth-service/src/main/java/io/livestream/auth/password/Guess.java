package io.livestream.auth.password;

import io.livestream.platform.caller.EmailHash;
import java.util.List;
import java.util.UUID;

/** Whose password is tried, and from where: what wrong passwords are counted by. */
public final class Guess {

    /** What a count belongs to. */
    record Subject(Kind kind, String name) {

        enum Kind {
            ACCOUNT,
            ADDRESS,
            ACCOUNT_FROM_ADDRESS,
            SIGNED_IN
        }
    }

    private final String clientAddress;
    private final List<Subject> subjects;

    private Guess(String clientAddress, List<Subject> subjects) {
        this.clientAddress = clientAddress;
        this.subjects = subjects;
    }

    /** Somebody signs in. The account need not exist: an unknown address is counted like a known one. */
    public static Guess signingIn(String email, String clientAddress) {
        String account = "account:" + EmailHash.of(email);
        String address = "address:" + clientAddress;
        return new Guess(
                clientAddress,
                List.of(
                        new Subject(Subject.Kind.ACCOUNT_FROM_ADDRESS, account + " " + address),
                        new Subject(Subject.Kind.ACCOUNT, account),
                        new Subject(Subject.Kind.ADDRESS, address)));
    }

    /**
     * Somebody who is signed in gives the password once more. Counted apart from signing in, so that strangers who guess
     * from outside cannot lock a person out of the own open session.
     */
    public static Guess signedIn(UUID accountId, String clientAddress) {
        return new Guess(clientAddress, List.of(new Subject(Subject.Kind.SIGNED_IN, "signed-in:" + accountId)));
    }

    String clientAddress() {
        return clientAddress;
    }

    List<Subject> subjects() {
        return subjects;
    }
}
