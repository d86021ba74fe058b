package dev.backroom.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Names of record types on the wire: the simple name in kebab case, `ReceiveGoods` → `receive-goods`.
final class Names {

    private Names() {}

    /// The records of a sealed hierarchy by their name on the wire.
    static <T> Map<String, Class<? extends T>> of(Class<T> sealed) {
        Map<String, Class<? extends T>> byName = new LinkedHashMap<>();
        for (Class<?> type : leaves(sealed)) {
            Class<?> other = byName.put(kebab(type), type.asSubclass(sealed));
            if (other != null) {
                throw new IllegalStateException(type + " and " + other + " have the same name on the wire");
            }
        }
        return byName;
    }

    static String kebab(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static List<Class<?>> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type);
        }
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> sub : type.getPermittedSubclasses()) {
            found.addAll(leaves(sub));
        }
        return found;
    }
}
