package seihon.web.frame;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// One message source over the bundles of all modules: `i18n/<module>/messages.properties`
/// (Japanese) and `messages_en.properties`. A missing key is an error, not a placeholder.
@Configuration(proxyBeanMethods = false)
class Bundles {

    private static final Pattern MODULE = Pattern.compile(".*/i18n/([a-z]+)/messages\\.properties");

    @Bean
    static MessageSource messageSource() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:i18n/*/messages.properties");
        var messages = new ResourceBundleMessageSource();
        for (var resource : found) {
            var path = MODULE.matcher(resource.getURL().toString());
            if (path.matches()) {
                messages.addBasenames("i18n/" + path.group(1) + "/messages");
            }
        }
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setDefaultLocale(Locale.JAPANESE);
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
