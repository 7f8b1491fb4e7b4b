package seihon.web.frame;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import seihon.domain.Person;

/// Gives handlers who is acting: a [Person] parameter needs a signed-in person, an
/// `Optional<Person>` takes what there is.
@Component
class PersonArgument implements HandlerMethodArgumentResolver {

    private static final ResolvableType MAYBE =
            ResolvableType.forClassWithGenerics(Optional.class, Person.class);

    private final CurrentPerson current;

    PersonArgument(CurrentPerson current) {
        this.current = current;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Person.class || isMaybe(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var person = current.person();
        if (isMaybe(parameter)) {
            return person;
        }
        return person.orElseThrow(
                () -> new AuthenticationCredentialsNotFoundException("nobody is signed in"));
    }

    private static boolean isMaybe(MethodParameter parameter) {
        return MAYBE.isAssignableFrom(ResolvableType.forMethodParameter(parameter));
    }
}
