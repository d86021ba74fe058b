package dev.backroom.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// What the rooms that only calculate do without: the world, its clock, and chance.
final class Purity {
    private final String root;

    Purity(String root) {
        this.root = root;
    }

    Stream<Rule> rules() {
        return Stream.of(
                noClock(), noChance(), noLogging(), noThreads(), noFilesOrNetwork(), noJson(), noHttpButInTheClient());
    }

    private GivenClassesConjunction pureClasses() {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        Room.PURE.stream().map(room -> room.in(root)).toArray(String[]::new));
    }

    private Rule noClock() {
        return new Rule(
                pureClasses()
                        .should(ArchConditions.accessTargetWhere(describe("reads a clock", Purity::readsAClock)))
                        .orShould()
                        .dependOnClassesThat()
                        .haveNameMatching("java\\.time\\.(Clock|InstantSource)")
                        .as("the core knows no clock")
                        .because("time comes in with the operation; so a history can be run again to the same end"),
                Room.PURE,
                "store.ReadsClock");
    }

    private static boolean readsAClock(JavaAccess<?> access) {
        var owner = access.getTargetOwner().getName();
        var name = access.getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.equals("java.lang.System")
                        && Set.of("currentTimeMillis", "nanoTime").contains(name))
                || (owner.equals("java.util.Date") && name.equals("<init>"));
    }

    private Rule noChance() {
        return new Rule(
                pureClasses()
                        .should()
                        .dependOnClassesThat(describe("are a source of chance", Purity::isChance))
                        .orShould()
                        .callMethod(java.util.UUID.class, "randomUUID")
                        .orShould()
                        .callMethod(Math.class, "random")
                        .as("the core knows no chance")
                        .because("identifiers and randomness are handed in at the root; so a failing seed fails again"),
                Room.PURE,
                "operation.RollsDice");
    }

    private static boolean isChance(JavaClass type) {
        return type.getPackageName().equals("java.util.random")
                || type.getName().matches("java\\..*\\.(\\w*Random)");
    }

    private Rule noLogging() {
        return forbidden(
                "the core writes no log",
                "a decision says what it has to say in its outcome; a log line is an effect",
                "policy.WritesLog",
                type(
                        "org\\.slf4j\\..*|ch\\.qos\\.logback\\..*|java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger"));
    }

    private Rule noThreads() {
        return forbidden(
                "the core starts and awaits no thread",
                "a decision is made in one go, by whoever asks for it",
                "workflow.StartsThread",
                type("java\\.util\\.concurrent\\..*|java\\.lang\\.(Thread|ThreadLocal|ScopedValue|Runtime).*"));
    }

    private Rule noFilesOrNetwork() {
        return forbidden(
                "the core touches neither files nor the network",
                "what a decision depends on must be in its arguments",
                "code.OpensFile",
                type(
                        "java\\.nio\\.(file|channels)\\..*|java\\.io\\.(File|RandomAccess).*|java\\.net\\..*|java(x)?\\.sql\\..*"
                                + "|io\\.vertx\\..*|io\\.netty\\..*"));
    }

    private Rule noJson() {
        return forbidden(
                "the core knows no JSON",
                "there is one codec, in wire; annotations in the records would make it two",
                "store.KnowsJson",
                type("com\\.fasterxml\\..*"));
    }

    private Rule noHttpButInTheClient() {
        var shared = EnumSet.range(Room.CODE, Room.WIRE);
        return new Rule(
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                shared.stream().map(room -> room.in(root)).toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("java.net.http..")
                        .as("of the shared model only the client talks")
                        .because("whoever uses the model must not get a network with it"),
                shared,
                "wire.Talks");
    }

    private Rule forbidden(String title, String reason, String offender, DescribedPredicate<JavaClass> what) {
        return new Rule(
                pureClasses().should().dependOnClassesThat(what).as(title).because(reason), Room.PURE, offender);
    }

    private static DescribedPredicate<JavaClass> type(String pattern) {
        return describe("match " + pattern, type -> type.getName().matches(pattern));
    }
}
