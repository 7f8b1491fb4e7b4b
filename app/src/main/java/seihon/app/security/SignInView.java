package seihon.app.security;

import java.util.List;
import org.jspecify.annotations.Nullable;
import seihon.domain.Refusal;
import seihon.people.Entrance.Admission;

/// What the sign-in page shows. `companies` are offered when one address and password open several;
/// the password is then asked for again, it is never sent back.
record SignInView(
        String next, String mail, @Nullable Refusal problemUnlessNone, List<Company> companies) {

    record Company(int number, String name) {}

    static SignInView blank(String next) {
        return new SignInView(LocalAddress.orHome(next), "", null, List.of());
    }

    static SignInView refused(SignInPages.SignInForm form, Refusal why) {
        return new SignInView(LocalAddress.orHome(form.next()), form.mail(), why, List.of());
    }

    static SignInView choice(SignInPages.SignInForm form, List<Admission> open) {
        return new SignInView(
                LocalAddress.orHome(form.next()),
                form.mail(),
                null,
                open.stream()
                        .map(one -> new Company(one.tenant().value(), one.company()))
                        .toList());
    }
}
