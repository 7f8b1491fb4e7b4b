package seihon.people;

import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import seihon.docs.Kind;
import seihon.docs.OutsideYaml;

/// The documents of these tests come from the test itself.
@TestConfiguration(proxyBeanMethods = false)
public class PeopleFakes {

    @Bean
    @Primary
    FakeDocuments fakeDocuments(OutsideYaml yaml, List<Kind<?>> kinds) {
        return new FakeDocuments(yaml, kinds);
    }

    @Bean
    Aozora aozora(Founding founding, FakeDocuments documents) {
        return new Aozora(founding, documents);
    }
}
