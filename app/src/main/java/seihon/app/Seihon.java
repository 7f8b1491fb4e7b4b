package seihon.app;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import seihon.app.boot.Boot;

/// The entrance. `java -jar seihon.jar [--port N] [--home DIR] [--empty] [--provision FILE]`.
@SpringBootApplication(
        scanBasePackages = "seihon",
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@AutoConfigurationPackage(basePackages = "seihon")
@ConfigurationPropertiesScan("seihon")
public class Seihon {

    public static void main(String[] arguments) {
        Boot.main(Seihon.class, arguments);
    }
}
