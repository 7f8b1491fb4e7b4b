package seihon.app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.aot.AbstractAotProcessor;
import seihon.app.boot.Boot;

/// The entrance. `java -jar seihon.jar [--port N] [--home DIR] [--empty] [--provision FILE]`.
@SpringBootApplication(
        scanBasePackages = "seihon",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@AutoConfigurationPackage(basePackages = "seihon")
@ConfigurationPropertiesScan("seihon")
public class Seihon {

    /// The build asks it once for its beans, to prepare them: nothing is opened then.
    public static void main(String[] arguments) {
        if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
            SpringApplication.run(Seihon.class, arguments);
        } else {
            Boot.main(Seihon.class, arguments);
        }
    }
}
