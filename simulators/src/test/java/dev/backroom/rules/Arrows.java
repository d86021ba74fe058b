package dev.backroom.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/// Who may use whom: see [Room].
final class Arrows {
    private final String root;

    Arrows(String root) {
        this.root = root;
    }

    Stream<Rule> rules() {
        return Stream.concat(
                Arrays.stream(Room.values())
                        .filter(room -> !room.forbidden().isEmpty())
                        .map(this::arrow),
                Stream.of(everyClassHasARoom(), workflowsStandAlone(), screensStandAlone()));
    }

    private Rule arrow(Room room) {
        var forbidden = room.forbidden().stream().map(other -> other.in(root)).toArray(String[]::new);
        return new Rule(
                noClasses()
                        .that()
                        .resideInAPackage(room.in(root))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden)
                        .as(room.folder + " uses only the rooms below it")
                        .because("data goes one way; an arrow back makes two rooms one"),
                Set.of(room),
                room.folder + ".LooksUp");
    }

    private Rule everyClassHasARoom() {
        var rooms = Arrays.stream(Room.values()).map(room -> room.in(root)).toArray(String[]::new);
        return new Rule(
                classes()
                        .should()
                        .resideInAnyPackage(rooms)
                        .as("every class has a room")
                        .because("no arrow is checked for a class outside the rooms"),
                EnumSet.allOf(Room.class),
                "attic.Homeless");
    }

    private Rule workflowsStandAlone() {
        return new Rule(
                slices().matching(root + ".workflow.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .as("workflows use each other in one direction")
                        .because("a workflow that needs another which needs it back cannot be read alone"),
                Set.of(Room.WORKFLOW),
                "workflow.counting.NeedsReceiving");
    }

    private Rule screensStandAlone() {
        return new Rule(
                slices().matching(root + ".console.(*)..")
                        .should()
                        .beFreeOfCycles()
                        .as("screens use each other in one direction")
                        .because("a screen must open, and be tested, without the ones it leads to"),
                Set.of(Room.CONSOLE),
                "console.stock.NeedsFeed");
    }
}
