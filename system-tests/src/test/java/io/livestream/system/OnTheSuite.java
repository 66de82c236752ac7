package io.livestream.system;

import java.io.IOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one suite that all of them share: it starts when the first asks for it and ends after the last. */
public final class OnTheSuite implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == RunningSuite.class;
    }

    @Override
    public RunningSuite resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(OnTheSuite.class))
                .computeIfAbsent(Start.class, _ -> Start.attempt(), Start.class)
                .suite();
    }

    /** A suite that does not start is not tried again for each test. */
    private record Start(RunningSuite started, RuntimeException failure) implements AutoCloseable {

        static Start attempt() {
            try {
                return new Start(RunningSuite.start(), null);
            } catch (RuntimeException e) {
                return new Start(null, e);
            }
        }

        RunningSuite suite() {
            if (failure != null) {
                throw failure;
            }
            return started;
        }

        @Override
        public void close() throws IOException {
            if (started != null) {
                started.close();
            }
        }
    }
}
