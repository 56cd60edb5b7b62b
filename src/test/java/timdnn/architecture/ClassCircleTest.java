package timdnn.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * No circle of classes: whoever reads a class can read what it uses first. A class with its nested classes counts as one,
 * and a sealed type with what it permits.
 */
class ClassCircleTest {
    /** Fewer than this and the test would have looked at the wrong place. */
    private static final int LEAST = 330;

    @Test
    void noClassesFormACircle() {
        JavaClasses all = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("/train/"))
                .importPackages("timdnn");
        Map<String, Set<String>> uses = uses(all);
        System.out.println("class circles: " + uses.size() + " classes seen");
        assertThat(uses).hasSizeGreaterThan(LEAST);
        assertThat(circles(uses)).as("circles among %d classes", uses.size()).isEmpty();
    }

    @Test
    void aCircleIsFound() {
        Map<String, Set<String>> uses =
                Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b", "d"), "d", Set.of("d"));
        assertThat(circles(uses)).containsExactly(new TreeSet<>(Set.of("b", "c")));
    }

    private static Map<String, Set<String>> uses(JavaClasses all) {
        Map<String, String> unit = new HashMap<>();
        all.forEach(type -> unit.put(type.getName(), topLevel(type)));
        for (JavaClass type : all) {
            Class<?>[] permitted = type.reflect().getPermittedSubclasses();
            if (permitted != null) {
                String whole = unit.get(type.getName());
                Arrays.stream(permitted)
                        .forEach(part ->
                                unit.replaceAll((name, old) -> old.equals(unit.get(part.getName())) ? whole : old));
            }
        }
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass type : all) {
            Set<String> used = uses.computeIfAbsent(unit.get(type.getName()), name -> new TreeSet<>());
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                String target = unit.get(dependency.getTargetClass().getName());
                if (target != null && !target.equals(unit.get(type.getName()))) {
                    used.add(target);
                }
            }
        }
        return uses;
    }

    private static String topLevel(JavaClass type) {
        JavaClass top = type;
        while (top.getEnclosingClass().isPresent()) {
            top = top.getEnclosingClass().get();
        }
        return top.getName();
    }

    /** Strongly connected components of more than one class: those that reach one another. */
    private static List<Set<String>> circles(Map<String, Set<String>> uses) {
        Map<String, Set<String>> reached = new HashMap<>();
        uses.keySet().forEach(name -> reached.put(name, reachedFrom(name, uses)));
        Set<Set<String>> circles = new HashSet<>();
        for (String name : uses.keySet()) {
            Set<String> circle = new TreeSet<>(Set.of(name));
            reached.get(name).stream()
                    .filter(other -> reached.getOrDefault(other, Set.of()).contains(name))
                    .forEach(circle::add);
            if (circle.size() > 1) {
                circles.add(circle);
            }
        }
        return new ArrayList<>(circles);
    }

    private static Set<String> reachedFrom(String name, Map<String, Set<String>> uses) {
        Set<String> seen = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(uses.get(name));
        while (!waiting.isEmpty()) {
            String next = waiting.pop();
            if (seen.add(next)) {
                waiting.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return seen;
    }
}
