package seihon.testkit;

import java.time.Instant;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/// The application of a module's tests: everything of the house that is on its classpath.
@SpringBootApplication(
        scanBasePackages = "seihon",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@AutoConfigurationPackage(basePackages = "seihon")
public class TestHouse {

    /// Tuesday, 24 November 2026, 10:00 in Tokyo: a business day after a holiday.
    public static final Instant START = Instant.parse("2026-11-24T01:00:00Z");
}
