package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.annotation.Transactional;

/// What no room does by itself: begin a transaction, start by the clock, ask for the time, print.
class ForbiddenTest {

    private static final Map<String, String> ANNOTATIONS =
            Map.of(
                    Transactional.class.getName(),
                    "begin it through domain.Transactions, which sets the tenant",
                    Scheduled.class.getName(),
                    "make it a job of db-scheduler in app");

    /// Where work starts: pages, interfaces, jobs and the terminal may ask the machine.
    private static final Set<String> ENTRANCES = Set.of("app", "testkit", "db");

    @Test
    void theHouseDoesNoneOfIt() {
        House.mustBeEmpty(wrong(HouseClasses.all()));
    }

    @Test
    void aRoomThatDoesAllOfItIsFound() {
        var findings = wrong(new ClassFileImporter().importClasses(Bad.class));

        assertThat(findings)
                .hasSize(7)
                .anyMatch(finding -> finding.contains("Transactional"))
                .anyMatch(finding -> finding.contains("Scheduled"))
                .anyMatch(finding -> finding.contains("Instant.now"))
                .anyMatch(finding -> finding.contains("currentTimeMillis"))
                .anyMatch(finding -> finding.contains("Clock.systemUTC"))
                .anyMatch(finding -> finding.contains("System.out"));
    }

    @SuppressWarnings({"unused", "SystemOut"})
    private static final class Bad {

        @Transactional
        @Scheduled(fixedDelay = 1)
        void everything() {
            System.out.println(Instant.now().plusMillis(System.currentTimeMillis()));
            System.out.println(Instant.now(Clock.systemUTC()));
        }
    }

    private static List<String> wrong(JavaClasses classes) {
        var findings = new ArrayList<String>();
        for (var one : classes) {
            annotated(one, findings);
            if (!ENTRANCES.contains(HouseClasses.Use.module(one.getFullName()))) {
                one.getAccessesFromSelf().forEach(access -> called(access, findings));
            }
        }
        return findings.stream().distinct().sorted().toList();
    }

    private static void annotated(JavaClass one, List<String> findings) {
        ANNOTATIONS.forEach((annotation, instead) -> {
            if (one.isAnnotatedWith(annotation)
                    || one.getMethods().stream()
                            .anyMatch(method -> method.isAnnotatedWith(annotation))) {
                findings.add(one.getFullName() + " is @" + annotation + "; " + instead);
            }
        });
    }

    private static void called(JavaAccess<?> access, List<String> findings) {
        var owner = access.getTargetOwner();
        var name = access.getTarget().getName();
        var place = access.getOriginOwner().getFullName() + ":" + access.getLineNumber();
        var call = owner.getSimpleName() + "." + name;
        if (isPrinting(owner, name)) {
            findings.add(place + " uses " + call + "; log it, or show it on a page");
        } else if (asksTheMachine(access, owner, name)) {
            findings.add(
                    place
                            + " calls "
                            + call
                            + "; take the Instant as a parameter or the injected Clock");
        }
    }

    private static boolean isPrinting(JavaClass owner, String name) {
        return owner.isEquivalentTo(System.class) && (name.equals("out") || name.equals("err"));
    }

    private static boolean asksTheMachine(JavaAccess<?> access, JavaClass owner, String name) {
        var now =
                owner.getPackageName().startsWith("java.time")
                        && name.equals("now")
                        && !access.getTarget().getFullName().contains("(" + Clock.class.getName());
        var clock = owner.isEquivalentTo(Clock.class) && name.startsWith("system");
        return now
                || clock
                || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"));
    }
}
