package io.livestream.auth.account;

import io.livestream.platform.validation.OneLine;
import io.livestream.platform.validation.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What people change of their own account; what is left out stays as it is. */
record ChangeProfile(
        @OneLine(max = NewAccount.MAX_NAME) @Schema(minLength = 1, maxLength = NewAccount.MAX_NAME)
        String displayName) {

    ChangeProfile {
        displayName = Text.strip(displayName);
    }
}
