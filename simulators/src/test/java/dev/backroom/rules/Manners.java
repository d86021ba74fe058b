package dev.backroom.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How classes are made, wherever they live.
final class Manners {
    private static final int PARAMETERS_MAX = 6;
    private static final Set<Room> GATEWAY = EnumSet.range(Room.LOG, Room.APP);
    private static final Set<Room> ALL = EnumSet.allOf(Room.class);

    private final String root;

    Manners(String root) {
        this.root = root;
    }

    Stream<Rule> rules() {
        return Stream.of(
                namesSayWhatAThingIs(),
                constructorsAreShort(),
                noInheritanceForReuse(),
                noMutableStatics(),
                oneKindOfFuture(),
                oneDoorToTheScreen(),
                viewModelsKnowNoControls());
    }

    private Rule namesSayWhatAThingIs() {
        return new Rule(
                noClasses()
                        .should()
                        .haveNameMatching(".*[.$](\\w*(Utils?|Helpers?|Manager|Impl)|(Abstract|Base)[A-Z]\\w*)")
                        .as("names say what a thing is")
                        .because("behind such a name anything may gather, and soon does"),
                ALL,
                "sim.StockUtil");
    }

    private Rule constructorsAreShort() {
        return new Rule(
                constructors()
                        .that()
                        .areDeclaredInClassesThat(describe("are no records", type -> !type.isRecord()))
                        .should(new ArchCondition<JavaConstructor>("have at most six parameters") {
                            @Override
                            public void check(JavaConstructor constructor, ConditionEvents events) {
                                if (constructor.getParameters().size() > PARAMETERS_MAX) {
                                    events.add(violated(constructor, constructor.getDescription() + " takes too much"));
                                }
                            }
                        })
                        .as("a constructor has at most six parameters")
                        .because("a class that needs more does more than one thing; a record only holds it"),
                ALL,
                "sim.NeedsSeven");
    }

    private Rule noInheritanceForReuse() {
        return new Rule(
                classes()
                        .that()
                        .areNotEnums()
                        .should(new ArchCondition<JavaClass>("extend no class of ours") {
                            @Override
                            public void check(JavaClass type, ConditionEvents events) {
                                type.getRawSuperclass()
                                        .filter(parent ->
                                                parent.getPackageName().startsWith(root) && !parent.isEnum())
                                        .ifPresent(parent -> events.add(
                                                violated(type, type.getName() + " extends " + parent.getName())));
                            }
                        })
                        .as("no class of ours extends another of ours")
                        .because("composition is cheap; inheritance for reuse ties two classes at their insides"),
                ALL,
                "sim.Heir");
    }

    private Rule noMutableStatics() {
        return new Rule(
                fields().that()
                        .areStatic()
                        .and(describe("are written by people", Manners::isWritten))
                        .should()
                        .beFinal()
                        .as("no static field can be set again")
                        .because("two gateways in one test must not share anything; everything is wired at the root"),
                ALL,
                "sim.Remembers");
    }

    private static boolean isWritten(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getName().startsWith("$");
    }

    private Rule oneKindOfFuture() {
        return new Rule(
                noClasses()
                        .that()
                        .resideInAPackage(root + ".gateway..")
                        .should()
                        .dependOnClassesThat()
                        .haveFullyQualifiedName("java.util.concurrent.CompletableFuture")
                        .as("the gateway knows one kind of future")
                        .because(
                                "a CompletableFuture goes on on any thread; Vert.x keeps to the one that owns the state"),
                GATEWAY,
                "gateway.edge.MixesFutures");
    }

    private Rule oneDoorToTheScreen() {
        return new Rule(
                classes()
                        .that()
                        .resideInAPackage(root + ".console..")
                        .should(new CallsRunLaterInOnePlace())
                        .allowEmptyShould(true)
                        .as("Platform.runLater is called by one class")
                        .because(
                                "changes are applied once per pulse; a second door brings back the stutter and the races"),
                Set.of(Room.CONSOLE),
                "console.feed.SecondDoor");
    }

    private Rule viewModelsKnowNoControls() {
        return new Rule(
                noClasses()
                        .that()
                        .resideInAPackage(root + ".console..")
                        .and()
                        .haveNameMatching(".*ViewModel(\\$.*)?")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("javafx.scene..", "javafx.stage..", "org.controlsfx..")
                        .allowEmptyShould(true)
                        .as("view models know no control")
                        .because("what a screen decides is tested without a window"),
                Set.of(Room.CONSOLE),
                "console.stock.StockViewModel");
    }

    /// Holds the callers until the end: one alone is right, whichever it is.
    private static final class CallsRunLaterInOnePlace extends ArchCondition<JavaClass> {
        private final List<JavaClass> callers = new ArrayList<>();

        CallsRunLaterInOnePlace() {
            super("call Platform.runLater in one place");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            boolean calls = type.getAccessesFromSelf().stream()
                    .anyMatch(access -> access.getTargetOwner().getName().equals("javafx.application.Platform")
                            && access.getName().equals("runLater"));
            if (calls) {
                callers.add(type);
            }
        }

        @Override
        public void finish(ConditionEvents events) {
            if (callers.size() > 1) {
                callers.forEach(type -> events.add(violated(type, type.getName() + " calls Platform.runLater")));
            }
            callers.clear();
        }
    }
}
