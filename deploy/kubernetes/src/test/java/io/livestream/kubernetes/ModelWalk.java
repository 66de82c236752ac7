package io.livestream.kubernetes;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks through a model by all that it has, and finds what it only set aside. */
final class ModelWalk {

    private static final String UNKNOWN = "getAdditionalProperties";
    /** What the models say of themselves and not of what was read. */
    private static final Set<String> OF_THE_KIND =
            Set.of("getClass", "getFullResourceName", "getCRDName", "getPlural", "getSingular", "getScope");

    private ModelWalk() {}

    static Stream<String> faults(Object model) {
        return faults("", model);
    }

    private static Stream<String> faults(String path, Object model) {
        return switch (model) {
            case null -> Stream.empty();
            case Map<?, ?> map ->
                map.entrySet().stream().flatMap(entry -> faults(path + "/" + entry.getKey(), entry.getValue()));
            case Collection<?> list -> {
                Object[] elements = list.toArray();
                yield IntStream.range(0, elements.length).boxed().flatMap(i -> faults(path + "/" + i, elements[i]));
            }
            default -> isModel(model) ? ofModel(path, model) : Stream.empty();
        };
    }

    private static boolean isModel(Object object) {
        String type = object.getClass().getName();
        return !(object instanceof Enum<?>) && (type.startsWith("io.strimzi.") || type.startsWith("io.fabric8."));
    }

    private static Stream<String> ofModel(String path, Object model) {
        return Arrays.stream(model.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get")
                        && method.getParameterCount() == 0
                        && !method.isBridge()
                        && !OF_THE_KIND.contains(method.getName()))
                .flatMap(getter -> ofProperty(path, model, getter));
    }

    private static Stream<String> ofProperty(String path, Object model, Method getter) {
        Object value = value(model, getter);
        if (getter.getName().equals(UNKNOWN)) {
            return value == null
                    ? Stream.empty()
                    : ((Map<?, ?>) value).keySet().stream().map(name -> "%s/%s is unknown".formatted(path, name));
        }
        String name = Character.toLowerCase(getter.getName().charAt(3))
                + getter.getName().substring(4);
        if (value != null && isGone(model.getClass(), getter, name)) {
            return Stream.of("%s/%s is of an older version of the API".formatted(path, name));
        }
        return faults(path + "/" + name, value);
    }

    private static Object value(Object model, Method getter) {
        try {
            return getter.invoke(model);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(getter.toString(), e);
        }
    }

    /** The models have the fields of all versions; those that are only in the ones before are deprecated. */
    private static boolean isGone(Class<?> type, Method getter, String name) {
        return isDeprecated(getter)
                || Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.getName().equals(name) && isDeprecated(field));
    }

    private static boolean isDeprecated(AnnotatedElement element) {
        return element.isAnnotationPresent(Deprecated.class);
    }
}
