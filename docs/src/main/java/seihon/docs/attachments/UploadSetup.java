package seihon.docs.attachments;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// How much a browser may send at once: one attachment and the fields around it.
@Configuration(proxyBeanMethods = false)
class UploadSetup {

    private static final long AROUND = 1L << 20;

    /// Files beyond this lie on disk while they are received.
    private static final int IN_MEMORY = 1 << 20;

    @Bean
    MultipartConfigElement uploads() {
        return new MultipartConfigElement(
                "", MediaRules.LARGEST + AROUND, MediaRules.LARGEST + 2 * AROUND, IN_MEMORY);
    }
}
