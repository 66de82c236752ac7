package io.livestream.qa.question;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Where a question is to stand; it becomes answered by an answer only. */
record ChangeStatus(
        @NotNull @Pattern(regexp = "open|dismissed", message = "must be open or dismissed")
        String status) {

    boolean dismisses() {
        return status.equals("dismissed");
    }
}
