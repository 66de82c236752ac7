package io.livestream.auth.account;

import io.livestream.platform.validation.OneLine;
import io.livestream.platform.validation.Text;

/** What people change of their own account; what is left out stays as it is. */
record ChangeProfile(@OneLine(max = NewAccount.MAX_NAME) String displayName) {

    ChangeProfile {
        displayName = Text.strip(displayName);
    }
}
