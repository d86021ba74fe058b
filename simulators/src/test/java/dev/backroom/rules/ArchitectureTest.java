package dev.backroom.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every rule holds for what we ship, and fails for the fixture that was written to break it.
class ArchitectureTest {
    private static final String OURS = "dev.backroom";
    private static final String BAD = "dev.backroom.rules.bad";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ArchitectureTest::isShipped)
            .importPackages(OURS);
    private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(BAD);

    private static boolean isShipped(Location location) {
        return !location.contains("/test-classes/") && !location.contains("/jt/test/");
    }

    private static Stream<Rule> rules(String root) {
        return Stream.of(new Arrows(root).rules(), new Purity(root).rules(), new Manners(root).rules())
                .flatMap(rules -> rules);
    }

    static Stream<Rule> rulesForOurs() {
        return rules(OURS);
    }

    static Stream<Rule> rulesForTheFixture() {
        return rules(BAD);
    }

    @ParameterizedTest
    @MethodSource("rulesForOurs")
    void holdsForWhatWeShip(Rule rule) {
        var result = rule.check().allowEmptyShould(true).evaluate(MAIN);

        assertThat(result.getFailureReport().getDetails()).as(rule.toString()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rulesForTheFixture")
    void failsForTheFixtureThatBreaksIt(Rule rule) {
        var result = rule.check().evaluate(FIXTURE);

        assertThat(result.getFailureReport().getDetails())
                .as(rule.toString())
                .anyMatch(line -> line.contains(BAD + "." + rule.offender()));
    }

    @ParameterizedTest
    @MethodSource("rulesForOurs")
    void saysWhy(Rule rule) {
        assertThat(rule.check().getDescription()).contains(", because ");
    }

    /// A rule over a package whose classes were not found would hold for ever.
    @ParameterizedTest
    @MethodSource("rulesForOurs")
    void looksAtEveryRoomThatHasSource(Rule rule) {
        var written = rule.rooms().stream().filter(Project::hasSource).toList();

        assertThat(written).allMatch(room -> classesIn(room).stream().anyMatch(type -> !isSign(type)));
    }

    @Test
    void findsNoFixtureAmongWhatWeShip() {
        assertThat(MAIN).noneMatch(type -> type.getPackageName().startsWith("dev.backroom.rules"));
    }

    private static List<JavaClass> classesIn(Room room) {
        var name = OURS + "." + room.folder;
        return MAIN.stream()
                .filter(type -> type.getPackageName().equals(name)
                        || type.getPackageName().startsWith(name + "."))
                .toList();
    }

    private static boolean isSign(JavaClass type) {
        return type.getSimpleName().equals("package-info");
    }
}
