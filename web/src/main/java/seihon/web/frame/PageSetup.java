package seihon.web.frame;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.CacheControl;
import org.springframework.http.converter.AbstractJacksonHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;
import org.springframework.web.servlet.resource.VersionResourceResolver;
import seihon.web.Formats;
import seihon.web.Words;

/// Wires what pages share into Spring MVC. Static files live under `/static/**`, carry a digest of
/// their content in their name (`@{/static/css/seihon.css}` writes it) and are cached for a year.
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private final PersonArgument person;

    PageSetup(PersonArgument person) {
        this.person = person;
    }

    @Bean
    Formats formats(Words words, Clock clock) {
        return new Formats(
                words,
                () ->
                        new Formats.Reader(
                                LocaleContextHolder.getLocale(),
                                LocaleContextHolder.getTimeZone().toZoneId(),
                                clock.instant()));
    }

    @Bean
    ResourceUrlEncodingFilter staticAddresses() {
        return new ResourceUrlEncodingFilter();
    }

    /// The API speaks JSON. Whatever else Jackson can read on this class path (documents are YAML)
    /// would be a second way in, with other names of fields.
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        converters.configureMessageConvertersList(all -> all.removeIf(PageSetup::isNotJson));
    }

    private static boolean isNotJson(HttpMessageConverter<?> converter) {
        return converter instanceof AbstractJacksonHttpMessageConverter<?>
                && !(converter instanceof JacksonJsonHttpMessageConverter);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(person);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ChoiceCookies()).excludePathPatterns("/api/**", "/static/**");
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/static/**")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(A_YEAR).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"));
    }
}
