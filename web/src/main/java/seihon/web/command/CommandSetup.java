package seihon.web.command;

import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestDataValueProcessor;

/// Puts the gate in front of all handlers and a fresh key into every form that changes something.
@Configuration(proxyBeanMethods = false)
class CommandSetup implements WebMvcConfigurer {

    private final CommandGate gate;

    CommandSetup(CommandGate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate);
    }

    /// Spring Security supplies the processor that writes the CSRF field; ours stands around it.
    @Bean
    static BeanPostProcessor keyedForms() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof RequestDataValueProcessor inner
                        ? new KeyedForms(inner, UUID::randomUUID)
                        : bean;
            }
        };
    }
}
