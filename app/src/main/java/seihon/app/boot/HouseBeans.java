package seihon.app.boot;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import seihon.domain.Ids;

/// Time and chance come in here; tests put their own in their place.
@Configuration(proxyBeanMethods = false)
class HouseBeans {

    /// The database keeps microseconds; an instant that is written and read back must be equal.
    private static final Duration TICK = Duration.ofNanos(1000);

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), TICK);
    }

    @Bean
    @ConditionalOnMissingBean
    Ids ids(Clock clock) {
        return new Ids(clock, new SecureRandom());
    }
}
