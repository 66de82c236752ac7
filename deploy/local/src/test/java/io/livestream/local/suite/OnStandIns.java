package io.livestream.local.suite;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one suite of stand-ins that all of them share: it starts when the first asks for it and ends after the last. */
final class OnStandIns implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == StandInSuite.class;
    }

    @Override
    public StandInSuite resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(Namespace.create(OnStandIns.class))
                .computeIfAbsent(StandInSuite.class, _ -> StandInSuite.start(), StandInSuite.class);
    }
}
