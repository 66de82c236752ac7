package io.livestream.kubernetes;

import java.util.function.UnaryOperator;

/**
 * Something wrong in an overlay.
 *
 * @param what is wrong
 * @param rule the sentence of the rule that it breaks
 * @param said a part of what that rule then says
 * @param planted puts it into an overlay that may be changed
 */
record Fault(String what, String rule, String said, UnaryOperator<Overlay> planted) {

    @Override
    public String toString() {
        return what;
    }
}
