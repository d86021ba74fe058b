package dev.backroom.code;

import dev.backroom.code.ParseRules.Check;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules about identifiers beside each other. All of them are the dictionary's.
final class AiRelations {
    private static final String SIGNATURE = "8030";

    private AiRelations() {}

    /// @return the first rule that is broken; null when none is. Of several problems the one of the lowest
    ///     identifier is named, so that the order in a barcode makes no difference
    static @Nullable CodeProblem firstBroken(List<Element> elements, ParseRules rules) {
        // Sorting is only paid for when something is wrong.
        return broken(elements, rules) == null ? null : broken(ascending(elements), rules);
    }

    private static @Nullable CodeProblem broken(List<Element> elements, ParseRules rules) {
        CodeProblem problem = rules.has(Check.MUTEX_AIS) ? excluded(elements) : null;
        if (problem == null && rules.has(Check.REQUISITE_AIS)) {
            problem = unsatisfied(elements);
        }
        if (problem == null && rules.has(Check.REPEATED_AIS)) {
            problem = contradictory(elements);
        }
        if (problem == null && rules.has(Check.DIGSIG_SERIAL_KEY)) {
            problem = withoutSerial(elements);
        }
        return problem;
    }

    private static @Nullable CodeProblem excluded(List<Element> elements) {
        for (Element element : elements) {
            for (String pattern : element.ai().relations().excludes()) {
                for (Element other : elements) {
                    if (other.ai().fits(pattern)
                            && !other.ai().code().equals(element.ai().code())) {
                        return at(element, Fault.INVALID_AI_PAIRS, other.ai().code());
                    }
                }
            }
        }
        return null;
    }

    private static List<Element> ascending(List<Element> elements) {
        return elements.stream()
                .sorted(Comparator.comparing(e -> e.ai().code()))
                .toList();
    }

    static @Nullable CodeProblem unsatisfied(List<Element> elements) {
        for (Element element : elements) {
            for (Ai.Requirement requirement : element.ai().relations().requirements()) {
                if (requirement.alternatives().stream().noneMatch(together -> allThere(elements, together))) {
                    return at(element, Fault.REQUIRED_AIS_NOT_SATISFIED, requirement.text());
                }
            }
        }
        return null;
    }

    private static boolean allThere(List<Element> elements, List<String> patterns) {
        for (String pattern : patterns) {
            if (elements.stream().noneMatch(e -> e.ai().fits(pattern))) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable CodeProblem contradictory(List<Element> elements) {
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            for (int j = i + 1; j < elements.size(); j++) {
                Element other = elements.get(j);
                boolean same = other.ai().code().equals(element.ai().code());
                if (same && !other.value().equals(element.value())) {
                    return at(other, Fault.INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES);
                }
            }
        }
        return null;
    }

    /// What is signed must be one single thing: a key whose serial number is optional must have it.
    private static @Nullable CodeProblem withoutSerial(List<Element> elements) {
        if (elements.stream().noneMatch(e -> e.ai().code().equals(SIGNATURE))) {
            return null;
        }
        for (Element element : elements) {
            Ai ai = element.ai();
            boolean mayBeSerialised = ai.link().key() && ai.format().hasOptionalPart();
            if (mayBeSerialised && element.value().length() == ai.format().min()) {
                return at(element, Fault.SERIAL_NOT_PRESENT);
            }
        }
        return null;
    }

    private static CodeProblem at(Element element, Fault fault, String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = element.ai().code();
        System.arraycopy(more, 0, arguments, 1, more.length);
        return CodeProblem.at(element.position(), element.value().length(), fault, arguments);
    }
}
