package seihon.app.operation;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/// Which Seihon this is; "development" when it was not built by Maven.
@Component
class Version {

    private final String number;

    Version(ObjectProvider<BuildProperties> build) {
        number = build.stream().map(BuildProperties::getVersion).findFirst().orElse("development");
    }

    String number() {
        return number;
    }
}
