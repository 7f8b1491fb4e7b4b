package seihon.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/// Starts every room on the module's classpath on a fresh, migrated database, connected as the app
/// role. The injected `Clock` is a [TestClock] that stands at [TestHouse#START] (Tuesday, 10:00 in
/// Tokyo), `Ids` are seeded, `seihon.home` is a new folder under `target/`. Test classes with equal
/// settings share one context and thus one database: give each test a tenant of its own.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(classes = TestHouse.class)
@ContextConfiguration(initializers = TestHouseInitializer.class)
public @interface HouseTest {

    /// `RANDOM_PORT` for tests that speak HTTP through a socket (Git, Chromium).
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    WebEnvironment web() default WebEnvironment.MOCK;

    /// Further settings, `name=value`.
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};
}
