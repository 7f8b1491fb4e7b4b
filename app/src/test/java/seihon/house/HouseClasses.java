package seihon.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;

/// The compiled classes of the house, read once for all rules; without tests and without what the
/// build generates to prepare the beans.
final class HouseClasses {

    static final ImportOption WRITTEN =
            location ->
                    new ImportOption.DoNotIncludeTests().includes(location)
                            && !location.contains("__")
                            && !location.contains("$$");

    private static final JavaClasses ALL =
            new ClassFileImporter().withImportOption(WRITTEN).importPackages("seihon");

    private HouseClasses() {}

    static JavaClasses all() {
        return ALL;
    }

    /// Who uses whom: full class names, only inside the house, never a class itself.
    record Use(String from, String to) {

        String fromPackage() {
            return from.substring(0, from.lastIndexOf('.'));
        }

        String toPackage() {
            return to.substring(0, to.lastIndexOf('.'));
        }

        String fromModule() {
            return module(from);
        }

        String toModule() {
            return module(to);
        }

        static String module(String name) {
            return name.split("\\.")[1];
        }
    }

    static List<Use> uses() {
        return ALL.stream()
                .flatMap(from -> from.getDirectDependenciesFromSelf().stream())
                .map(one -> new Use(outer(one.getOriginClass()), outer(one.getTargetClass())))
                .filter(use -> use.to().startsWith("seihon.") && !use.from().equals(use.to()))
                .distinct()
                .toList();
    }

    /// Nested types count as their file does.
    private static String outer(JavaClass one) {
        var name = one.getBaseComponentType().getFullName();
        var nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }
}
