package io.livestream.local.folder;

/** Why the suite does not run, as the one line a person reads: what happened, what to do, and which log tells more. */
public final class SuiteFailure extends RuntimeException {

    public SuiteFailure(String line) {
        super(line);
    }

    public SuiteFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
